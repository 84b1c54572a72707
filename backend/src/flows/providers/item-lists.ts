import type { Clock } from '../ports.ts'
import type { VaultItem } from './external-vault.ts'
import type { CredentialProviderRecord } from './ports.ts'

/** Providers whose lists are kept at once; beyond it the oldest one goes. */
const mostLists = 200

interface Kept {
  /** A changed provider is another one: other token, other file. */
  updatedAt: number
  readAt: number
  items: Promise<VaultItem[]>
}

export interface ItemList {
  items: VaultItem[]
  /** It was read just now. */
  isFresh: boolean
}

/** Keeps what providers list for a while. Titles and addresses only: values never come here. */
export class ItemLists {
  readonly #now: Clock
  readonly #kept = new Map<string, Kept>()

  constructor(now: Clock) {
    this.#now = now
  }

  /** @param read - Asks the provider. Many who ask at once wait for one answer. */
  async of(
    { id, updatedAt, cacheSeconds }: CredentialProviderRecord,
    read: () => Promise<VaultItem[]>,
  ): Promise<ItemList> {
    const now = this.#now().getTime()
    const kept = this.#kept.get(id)
    const isCurrent =
      kept?.updatedAt === updatedAt.getTime() && now - kept.readAt < cacheSeconds * 1000
    if (kept && isCurrent) return { items: await kept.items, isFresh: false }
    const items = read()
    this.#keep(id, { updatedAt: updatedAt.getTime(), readAt: now, items })
    // What failed is asked again by the next one.
    items.catch(() => this.#kept.get(id)?.items === items && this.#kept.delete(id))
    return { items: await items, isFresh: true }
  }

  forget(id: string): void {
    this.#kept.delete(id)
  }

  #keep(id: string, kept: Kept): void {
    this.#kept.delete(id)
    this.#kept.set(id, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostLists && oldest !== undefined) this.#kept.delete(oldest)
  }
}
