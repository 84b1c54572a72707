import type { Kdbx, KdbxEntry, KdbxGroup } from 'kdbxweb'
import {
  type ExternalVault,
  ExternalVaultError,
  type ProviderAccess,
  type VaultItem,
  type VaultName,
} from '../flows/providers/external-vault.ts'
import { hexId, textOf } from './keepass-entry.ts'
import { openKeepassFile } from './keepass-file.ts'
import { keepassTotp } from './keepass-otp.ts'
import { resolveReferences } from './keepass-references.ts'
import { loginValues } from './login-values.ts'

/**
 * KeePass: groups are the vaults, entries the items. A group below another is called by its whole
 * way from the root: `Internet/Mail`.
 *
 * @param folder - Where files may stand; the operator's setting.
 * @throws {ExternalVaultError} `not_configured`, `file_not_found`, `access_refused`, `unreadable`
 */
export async function openKeepass(
  access: Pick<ProviderAccess, 'token' | 'file' | 'keyFile'>,
  folder: string | undefined,
): Promise<ExternalVault> {
  const file = await openKeepassFile(access, folder)
  const groups = groupsOf(file)
  return {
    vaults: async () => groups.map(({ vault }) => vault),
    items: async () =>
      groups.flatMap(({ group, vault }) => group.entries.map((entry) => toItem(entry, vault))),
    async read({ id, vaultId }) {
      const entry = groups
        .find(({ vault }) => vault.id === vaultId)
        ?.group.entries.find(({ uuid }) => hexId(uuid.id) === id)
      if (!entry) throw itemGone()
      return valuesOf(entry, file)
    },
  }
}

interface NamedGroup {
  group: KdbxGroup
  vault: VaultName
}

/** All groups but the recycle bin and what is in it. */
function groupsOf(file: Kdbx): NamedGroup[] {
  const bin = file.meta.recycleBinEnabled ? file.meta.recycleBinUuid : undefined
  const walk = (group: KdbxGroup, name: string, below: string): NamedGroup[] => {
    if (bin && group.uuid.equals(bin)) return []
    return [
      { group, vault: { id: hexId(group.uuid.id), name } },
      ...group.groups.flatMap((inner) => {
        const innerName = `${below}${inner.name ?? ''}`
        return walk(inner, innerName, `${innerName}/`)
      }),
    ]
  }
  return file.groups.flatMap((root) => walk(root, root.name ?? '', ''))
}

const toItem = (entry: KdbxEntry, vault: VaultName): VaultItem => ({
  id: hexId(entry.uuid.id),
  title: textOf(entry, 'Title'),
  vaultId: vault.id,
  vaultName: vault.name,
  urls: [...entry.fields.keys()]
    .filter((name) => name === 'URL' || isFurtherUrl(name))
    .map((name) => textOf(entry, name))
    .filter((url) => url !== ''),
})

/** KeePassXC and Keepass2Android keep further addresses so. */
const isFurtherUrl = (name: string): boolean => /^KP2A_URL(_\d+)?$/.test(name)

function valuesOf(entry: KdbxEntry, file: Kdbx) {
  const read = (name: string) => resolveReferences(textOf(entry, name), file)
  return loginValues({
    username: read('UserName'),
    password: read('Password'),
    totpSecret: keepassTotp(read),
    others: [...entry.fields.keys()]
      .filter(isOwnField)
      .map((name) => [name.replace(/^KPH: /, ''), read(name)]),
  })
}

/** Neither KeePass's own nor a program's: passkeys, settings, what codes are made from. */
const isOwnField = (name: string): boolean =>
  !['Title', 'UserName', 'Password', 'URL', 'Notes', 'otp'].includes(name) &&
  !/^(KP2A_|KPEX_|KPRPC |_etm_|TimeOtp-|HmacOtp-|TOTP )/.test(name)

const itemGone = () =>
  new ExternalVaultError(
    'item_not_found',
    'The KeePass file has no such entry any more. Read the items again.',
  )
