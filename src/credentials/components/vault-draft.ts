import type {
  CreateCredentialProvider,
  CredentialProvider,
  CredentialProviderType,
  UpdateCredentialProvider,
} from '#protocol'
import type { Faults } from './credential-draft.ts'

export type VaultKind = CredentialProviderType

interface VaultDraft {
  kind: VaultKind
  name: string
  /** `''` keeps the present one. */
  token: string
  base_url: string
  file: string
  /** Base64. */
  keyFile: string | undefined
}

/** Inputs that a kind of vault cannot do without, beside name and token. */
const needs: Record<string, ('base_url' | 'file')[]> = {
  onepassword_connect: ['base_url'],
  keepass: ['file'],
}

/** What stands in the form, or what is wrong with it. */
export async function readVaultDraft(
  form: FormData,
  kind: string,
  isNew: boolean,
): Promise<{ draft: VaultDraft; faults?: undefined } | { faults: Faults }> {
  const textOf = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const needed = ['name', ...(needs[kind] ?? []), ...(isNew ? ['token'] : [])]
  const missing = needed.filter((name) => textOf(name).trim() === '')
  if (missing.length > 0) {
    return { faults: Object.fromEntries(missing.map((name) => [name, 'required'])) }
  }
  const picked = form.get('key_file')
  return {
    draft: {
      kind: kind as VaultKind,
      name: textOf('name').trim(),
      // A master password is taken as it was typed.
      token: kind === 'keepass' ? textOf('token') : textOf('token').trim(),
      base_url: textOf('base_url').trim(),
      file: textOf('file').trim(),
      keyFile: picked instanceof File && picked.size > 0 ? await base64Of(picked) : undefined,
    },
  }
}

export function toCreateVault(draft: VaultDraft): CreateCredentialProvider {
  const { kind, name, token, base_url, file, keyFile } = draft
  return {
    ...{ provider_type: kind, name, token },
    ...(base_url && { base_url }),
    ...(file && { file }),
    ...(keyFile && { key_file: keyFile }),
  }
}

/** Only what is to change: what is not named stays. */
export function toUpdateVault(
  draft: VaultDraft,
  vault: CredentialProvider,
): UpdateCredentialProvider {
  const { name, token, base_url, file, keyFile } = draft
  return {
    ...(name !== vault.name && { name }),
    ...(token && { token }),
    ...(base_url && base_url !== vault.base_url && { base_url }),
    ...(file && file !== vault.file && { file }),
    ...(keyFile && { key_file: keyFile }),
  }
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
