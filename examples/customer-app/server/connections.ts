import { ConflictError, type Kernel } from '@onkernel/sdk'
import { type Address, parseAddress } from './address.ts'
import type { ConnectableSite, ConnectionState, Overview, StartedLogin } from './api-types.ts'
import { AppError } from './app-error.ts'
import type { DemoSite } from './demo-sites.ts'
import { parseStorageState, type StorageState } from './storage-state.ts'

type Connection = Kernel.Auth.ManagedAuth

export interface ConnectionsOptions {
  client: Kernel
  /** The Managed Auth server, as the browser reaches it. */
  managedAuthUrl: string
  /** One browser profile for each of our own users. */
  profileName: string
  listDemoSites: () => Promise<DemoSite[]>
}

/** Where a login begins, and which hosts beside the site's own it may visit. */
type Destination = Address & { allowedDomains: string[] }

/** The accounts of one of our users: what there is, a new login, an end, and the proof. */
export const createConnections = (options: ConnectionsOptions) => {
  const { client, managedAuthUrl, profileName, listDemoSites } = options
  const { connections } = client.auth

  /** A demo site's name, or an address; a demo site says itself which other hosts its login visits. */
  const addressOf = async (key: string) => {
    const demoSite = (await listDemoSites()).find(({ name }) => name === key)
    const allowedDomains = demoSite?.allowedDomains ?? []
    return { ...parseAddress(demoSite?.domain ?? key), allowedDomains }
  }

  const find = async (domain: string): Promise<Connection | undefined> => {
    for await (const found of connections.list({ domain, profile_name: profileName })) return found
    return undefined
  }

  const listOwn = async () => {
    const own: Connection[] = []
    const pages = connections.list({ profile_name: profileName, limit: 100 })
    for await (const connection of pages) own.push(connection)
    return own
  }

  const findOrCreate = async ({ domain, loginUrl, allowedDomains }: Destination) => {
    const existing = await find(domain)
    if (existing) return existing.id
    try {
      const created = await connections.create({
        domain,
        profile_name: profileName,
        ...(loginUrl !== undefined && { login_url: loginUrl }),
        ...(allowedDomains.length > 0 && { allowed_domains: allowedDomains }),
      })
      return created.id
    } catch (error) {
      // Somebody else, or our own request sent twice, was faster: that connection is ours too.
      const id = existingIdIn(error)
      if (id === undefined) throw error
      return id
    }
  }

  const existing = async (key: string): Promise<Connection> => {
    const found = await find((await addressOf(key)).domain)
    if (!found) throw new AppError(404, 'not_found', 'This account is not connected.')
    return found
  }

  return {
    async overview(): Promise<Overview> {
      const [demoSites, own] = await Promise.all([listDemoSites(), listOwn()])
      const byDomain = new Map(own.map((connection) => [connection.domain, connection]))
      const demo = demoSites.map((site): ConnectableSite => {
        const { name, title, family, shows, domain, account } = site
        const state = stateOf(byDomain.get(domain))
        return { key: name, title, domain, state, family, shows, demoAccount: account }
      })
      const typed = own
        .filter(({ domain }) => !demoSites.some((site) => site.domain === domain))
        .map((connection): ConnectableSite => {
          const { domain } = connection
          return { key: domain, title: domain, domain, state: stateOf(connection) }
        })
      return { sites: [...demo, ...typed], outboxUrl: outboxUrlOf(demoSites) }
    },

    /** Makes the connection when there is none yet, and starts a login on it. */
    async login(key: string): Promise<StartedLogin> {
      const id = await findOrCreate(await addressOf(key))
      const { handoff_code: handoffCode, flow_expires_at: flowExpiresAt } =
        await connections.login(id)
      if (handoffCode === undefined) {
        throw new AppError(502, 'no_handoff_code', 'Managed Auth started a login without a code.')
      }
      return { connectionId: id, handoffCode, baseUrl: managedAuthUrl, flowExpiresAt }
    },

    async disconnect(key: string): Promise<void> {
      await connections.delete((await existing(key)).id)
    },

    /** The saved browser state, and the page to open with it. */
    async savedLogin(key: string): Promise<{ url: string; state: StorageState }> {
      const { status, post_login_url: url } = await existing(key)
      if (status !== 'AUTHENTICATED' || !url) {
        throw new AppError(409, 'not_connected', 'Connect this account first.')
      }
      // As JSON, which Playwright reads as it is. Without `format` it is a folder for a browser.
      const download = await client.profiles.download(
        profileName,
        {},
        { query: { format: 'json' } },
      )
      if (download.status === 202) {
        throw new AppError(409, 'nothing_saved', 'Nothing is saved in this profile yet.')
      }
      return { url, state: parseStorageState(await download.json()) }
    },
  }
}

export type Connections = ReturnType<typeof createConnections>

const stateOf = (connection: Connection | undefined): ConnectionState => {
  if (!connection) return 'not-connected'
  if (connection.flow_status === 'IN_PROGRESS') return 'signing-in'
  if (connection.status === 'AUTHENTICATED') return 'connected'
  return connection.post_login_url ? 'expired' : 'not-connected'
}

const outboxUrlOf = ([site]: DemoSite[]): string | undefined =>
  site && `http://${site.domain.replace(site.name, 'outbox')}`

const existingIdIn = (error: unknown): string | undefined => {
  if (!(error instanceof ConflictError)) return undefined
  const { existing_id: id } = error.error as { existing_id?: string }
  return id
}
