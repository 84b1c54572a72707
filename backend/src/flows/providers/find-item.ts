import { isForDomain } from './domain-matching.ts'
import { ExternalVaultError, type VaultItem } from './external-vault.ts'

/** What a connection wants of a provider: the item at a path, or else one for its domain. */
export interface Wanted {
  path?: string | undefined
  domain: string
}

/** How a connection refers to an item: `Vault/Item`. */
export const pathOf = ({ vaultName, title }: VaultItem): string => `${vaultName}/${title}`

/** @throws {ExternalVaultError} `item_not_found` when several bear the path. */
export function findItem(items: VaultItem[], { path, domain }: Wanted): VaultItem | undefined {
  return path === undefined
    ? items.find(({ urls }) => isForDomain(urls, domain))
    : itemAt(items, path)
}

/** By names, or by ids where names are not enough. */
function itemAt(items: VaultItem[], path: string): VaultItem | undefined {
  const byId = items.find(({ vaultId, id }) => `${vaultId}/${id}` === path)
  if (byId) return byId
  const named = items.filter((item) => pathOf(item) === path)
  if (named.length > 1) {
    throw new ExternalVaultError(
      'item_not_found',
      'The credential provider has several items of that path. Name one by ids: "<vault_id>/<id>".',
    )
  }
  return named[0]
}
