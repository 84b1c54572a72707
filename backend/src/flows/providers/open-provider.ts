import { FlowError } from '../errors.ts'
import type { Vault } from '../ports.ts'
import {
  type ExternalVault,
  ExternalVaultError,
  type OpenExternalVault,
  type ProviderAccess,
} from './external-vault.ts'
import {
  accessBinding,
  type CredentialProviderRecord,
  type CredentialProviderStore,
} from './ports.ts'

export interface OpeningDeps {
  providers: Pick<CredentialProviderStore, 'sealed'>
  vault: Pick<Vault, 'open'>
  open: OpenExternalVault
}

/**
 * Opens a provider when it is first needed, and gives the same one from then on.
 *
 * @param actor - Who wants it, by id, for the audit log. @default the process itself
 * @returns Throws `ExternalVaultError`; `FlowError` when the opening cannot be written down.
 */
export function openProvider(
  deps: OpeningDeps,
  provider: CredentialProviderRecord,
  actor?: string,
): () => Promise<ExternalVault> {
  let opened: Promise<ExternalVault> | undefined
  return () => {
    opened ??= accessTo(deps, provider, actor).then(deps.open)
    return opened
  }
}

async function accessTo(
  { providers, vault }: OpeningDeps,
  provider: CredentialProviderRecord,
  actor: string | undefined,
): Promise<ProviderAccess> {
  const { id, type, baseUrl, file } = provider
  const sealed = await providers.sealed(id)
  if (!sealed) throw providerGone()
  const opening = { purpose: 'ask_credential_provider', actor, origin: originOf(provider) } as const
  try {
    const token = await vault.open(sealed.sealedToken, accessBinding(provider, 'token'), opening)
    const keyFile =
      sealed.sealedKeyFile === null
        ? undefined
        : await vault.open(sealed.sealedKeyFile, accessBinding(provider, 'key_file'), opening)
    return { type, token, baseUrl, file, keyFile }
  } catch (error) {
    // Nothing is opened without a word in the audit log, and that is said as it is.
    if (error instanceof FlowError) throw error
    throw notOpened()
  }
}

/** Whom the token is shown to. A KeePass file is opened here. */
const originOf = ({ type, baseUrl }: CredentialProviderRecord): string | undefined => {
  if (type === 'onepassword') return 'https://1password.com'
  return baseUrl === null ? undefined : new URL(baseUrl).origin
}

export const providerGone = () =>
  new ExternalVaultError('not_configured', 'The credential provider was deleted. Choose another.')

const notOpened = () =>
  new ExternalVaultError(
    'access_refused',
    'The stored token of the credential provider could not be opened. Give the token again.',
  )
