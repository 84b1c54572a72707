import { FlowError } from '../errors.ts'
import type { Clock, Log } from '../ports.ts'
import type { Connection } from '../records.ts'
import { externalReference } from './external-reference.ts'
import {
  type ExternalVault,
  ExternalVaultError,
  type ItemValues,
  type VaultItem,
  type VaultName,
} from './external-vault.ts'
import { findItem, type Wanted } from './find-item.ts'
import { inTime } from './in-time.ts'
import { ItemLists } from './item-lists.ts'
import { type OpeningDeps, openProvider, providerGone } from './open-provider.ts'
import type { CredentialProviderRecord, CredentialProviderStore } from './ports.ts'

interface Asked {
  projectId: string
  providerId: string
}

/** What the API has done for it: only a worker can open what opens a provider. */
export interface ProviderDesk {
  /** The logins of a provider. @throws {FlowError} `credential_provider_failed` */
  providerItems(asked: Asked): Promise<VaultItem[]>
  /** The vaults of a provider, asked now. @throws {FlowError} `credential_provider_failed` */
  providerVaults(asked: Asked): Promise<VaultName[]>
}

/** Asks password managers, for workers. */
export interface ProviderReader extends ProviderDesk {
  /**
   * The values a connection refers to, fetched now and kept nowhere.
   *
   * @param actor - Who wants them, by id: a flow.
   * @returns Nothing when no item is for the domain, or the connection refers to no provider.
   * @throws {ExternalVaultError} When a provider cannot be asked, or the item is not there.
   */
  fetch(connection: Connection, actor: string): Promise<ItemValues | undefined>
}

export interface ProviderReaderDeps extends OpeningDeps {
  providers: CredentialProviderStore
  now: Clock
  log: Log
}

export function createProviderReader(deps: ProviderReaderDeps): ProviderReader {
  const { providers, log } = deps
  const lists = new ItemLists(deps.now)

  async function known({ projectId, providerId }: Asked): Promise<CredentialProviderRecord> {
    const provider = await providers.find(projectId, providerId)
    if (!provider) throw providerGone()
    return provider
  }

  async function fetchFrom(
    provider: CredentialProviderRecord,
    wanted: Wanted,
    actor: string,
  ): Promise<ItemValues | undefined> {
    const opened = openProvider(deps, provider, actor)
    for (;;) {
      const { items, isFresh } = await lists.of(provider, async () => (await opened()).items())
      const item = findItem(items, wanted)
      const values = item && (await readIfThere(await opened(), item))
      if (values) {
        const { id: providerId } = provider
        log.info({ flowId: actor, providerId, itemId: item.id }, 'a login was fetched')
        return values
      }
      // Whether something new is for a domain can wait until the list is read again anyway.
      if (!item && wanted.path === undefined) return undefined
      if (isFresh) throw noSuchItem()
      lists.forget(provider.id)
    }
  }

  /** One that cannot be asked does not stand before those behind it. */
  async function fetchFromAny(
    projectId: string,
    domain: string,
    actor: string,
  ): Promise<ItemValues | undefined> {
    let trouble: ExternalVaultError | undefined
    for (const provider of await providers.enabled(projectId)) {
      try {
        const found = await inTime(fetchFrom(provider, { domain }, actor))
        if (found) return found
      } catch (error) {
        if (!(error instanceof ExternalVaultError)) throw error
        trouble ??= error
        const { id: providerId } = provider
        log.warn({ flowId: actor, providerId, code: error.code }, 'a provider could not be asked')
      }
    }
    if (trouble) throw trouble
    return undefined
  }

  return {
    providerItems: (asked) =>
      refusing(async () => {
        const provider = await known(asked)
        const opened = openProvider(deps, provider)
        return (await lists.of(provider, async () => (await opened()).items())).items
      }),

    providerVaults: (asked) =>
      refusing(async () => (await openProvider(deps, await known(asked))()).vaults()),

    async fetch(connection, actor) {
      const reference = externalReference(connection)
      if (!reference) return undefined
      const { projectId, domain } = connection
      if (reference.lookup === 'any') return fetchFromAny(projectId, domain, actor)
      const provider = await known({ projectId, providerId: reference.providerId })
      if (!provider.enabled) throw switchedOff()
      const { path } = reference.lookup === 'path' ? reference : {}
      return inTime(fetchFrom(provider, { domain, path }, actor))
    },
  }
}

/** As a request is refused: that is what can be told over the distance of two processes. */
async function refusing<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await inTime(ask())
  } catch (error) {
    if (!(error instanceof ExternalVaultError)) throw error
    throw new FlowError('credential_provider_failed', error.message)
  }
}

/** @returns Nothing when the item went away since it was listed. */
async function readIfThere(opened: ExternalVault, item: VaultItem) {
  try {
    return await opened.read(item)
  } catch (error) {
    if (error instanceof ExternalVaultError && error.code === 'item_not_found') return undefined
    throw error
  }
}

const switchedOff = () =>
  new ExternalVaultError(
    'not_configured',
    'The credential provider is switched off. Set "enabled" of it to use it again.',
  )

const noSuchItem = () =>
  new ExternalVaultError(
    'item_not_found',
    'The credential provider has no such item. List its items for the paths there are.',
  )
