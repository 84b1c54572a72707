import type {
  CreateConnection,
  ManagedAuth,
  Paging,
  TimelineEvent,
  TimelineType,
  UpdateConnection,
} from '@managed-auth/protocol'
import { viewHealthCheck } from './checks/check-view.ts'
import { viewConnection, viewTimelineEvent } from './connection-view.ts'
import { noCredential, readCredentialReference } from './credential-reference.ts'
import { checkAllowedDomain, checkLoginUrl, normaliseDomain } from './domains.ts'
import { FlowError } from './errors.ts'
import { atTime } from './flow-clock.ts'
import { newId } from './ids.ts'
import type { LiveViewUrlOf } from './live-views/live-view-url.ts'
import { readBrowserWishes } from './newer-settings.ts'
import type { Clock, ConnectionFilter, Store, TimelineEntry } from './ports.ts'
import { proxyIdOf } from './proxies/find-proxy.ts'
import type { Connection, ConnectionSettings, PageOf } from './records.ts'
import { createPrivateRefusal } from './refuse-private.ts'

export interface ConnectionServiceDeps {
  store: Store
  now: Clock
  allowPrivateNetwork: boolean
  hostedUrlOf: (connectionId: string) => string
  /** @default nothing can be watched */
  liveViewUrlOf?: LiveViewUrlOf | undefined
}

/** Creates, shows and changes connections; logging in is `flow-service`. */
export type ConnectionService = ReturnType<typeof createConnectionService>

/** What a connection is where a client does not say. */
export const connectionDefaults = {
  allowedDomains: [] as string[],
  loginUrl: null,
  ...noCredential,
  saveCredentials: true,
  recordSession: false,
  healthChecks: true,
  autoReauth: true,
  healthCheckSeconds: 3600,
  browserTelemetry: null,
  fillMode: 'auto',
  proxyId: null,
} satisfies ConnectionSettings

/** @throws {FlowError} `not_found`, with what to do next. */
export const unknownConnection = (id: string): FlowError =>
  new FlowError('not_found', `There is no connection ${id}. List the connections for their ids.`)

export function createConnectionService(deps: ConnectionServiceDeps) {
  const { store, now, hostedUrlOf, liveViewUrlOf } = deps
  const refusePrivate = createPrivateRefusal(deps.allowPrivateNetwork)

  async function view(connections: Connection[]): Promise<ManagedAuth[]> {
    const flows = await store.flows.latest(connections.map(({ id }) => id))
    return connections.map((connection) => {
      const flow = flows.get(connection.id)
      const latest = flow && atTime(flow, now())
      const liveViewUrl = latest && liveViewUrlOf?.(latest)
      return viewConnection(connection, latest, hostedUrlOf(connection.id), liveViewUrl)
    })
  }

  async function viewOne(connection: Connection): Promise<ManagedAuth> {
    const [shown] = await view([connection])
    if (!shown) throw unknownConnection(connection.id)
    return shown
  }

  async function readSettings(
    projectId: string,
    body: UpdateConnection,
  ): Promise<Partial<ConnectionSettings>> {
    const settings: Partial<ConnectionSettings> = {}
    if (body.allowed_domains) settings.allowedDomains = body.allowed_domains.map(checkAllowedDomain)
    if (body.login_url === '') settings.loginUrl = null
    if (body.login_url) {
      settings.loginUrl = checkLoginUrl(body.login_url)
      refusePrivate('login_url', new URL(settings.loginUrl).hostname)
    }
    if (body.credential !== undefined) {
      Object.assign(settings, await readCredentialReference(store, projectId, body.credential))
    }
    if (body.save_credentials !== undefined) settings.saveCredentials = body.save_credentials
    if (body.record_session !== undefined) settings.recordSession = body.record_session
    if (body.health_checks !== undefined) settings.healthChecks = body.health_checks
    if (body.auto_reauth !== undefined) settings.autoReauth = body.auto_reauth
    if (body.health_check_interval !== undefined) {
      settings.healthCheckSeconds = body.health_check_interval
    }
    if (body.fill_mode !== undefined) settings.fillMode = body.fill_mode
    const { proxy, telemetry } = readBrowserWishes(body)
    if (telemetry !== undefined) settings.browserTelemetry = telemetry
    if (proxy !== undefined) {
      settings.proxyId = await proxyIdOf(store.proxies, projectId, proxy)
    }
    return settings
  }

  async function find(projectId: string, id: string): Promise<Connection> {
    const connection = await store.connections.find(projectId, id)
    if (!connection) throw unknownConnection(id)
    return connection
  }

  return {
    /** @throws {FlowError} `invalid_input`, `private_network_not_allowed`, `not_found`, `conflict` */
    async create(projectId: string, body: CreateConnection): Promise<ManagedAuth> {
      const domain = normaliseDomain(body.domain)
      refusePrivate('domain', new URL(`http://${domain}`).hostname)
      const created = await store.connections.insert({
        ...connectionDefaults,
        ...(await readSettings(projectId, body)),
        id: newId('ma'),
        projectId,
        domain,
        profileName: body.profile_name,
        createdAt: now(),
      })
      if ('existingId' in created) {
        throw new FlowError(
          'conflict',
          `This profile has a connection to that domain already: ${created.existingId}. Log in with it, or choose another profile_name.`,
          { existingId: created.existingId },
        )
      }
      return viewOne(created)
    },

    /** @throws {FlowError} `not_found` */
    retrieve: async (projectId: string, id: string): Promise<ManagedAuth> =>
      viewOne(await find(projectId, id)),

    async list(
      projectId: string,
      filter: ConnectionFilter,
      page: Paging,
    ): Promise<PageOf<ManagedAuth>> {
      const domain = filter.domain?.trim().toLowerCase()
      const wanted = { ...filter, domain }
      const { items, nextOffset } = await store.connections.list(projectId, wanted, page)
      return { items: await view(items), nextOffset }
    },

    /** @throws {FlowError} As `create`. */
    async update(projectId: string, id: string, body: UpdateConnection): Promise<ManagedAuth> {
      const settings = await readSettings(projectId, body)
      const connection = await store.connections.update(projectId, id, settings)
      if (!connection) throw unknownConnection(id)
      return viewOne(connection)
    },

    /** Removes the connection and ends its flow. The profile stays. @throws {FlowError} `not_found` */
    async remove(projectId: string, id: string): Promise<void> {
      if (!(await store.connections.remove(projectId, id))) throw unknownConnection(id)
    },

    /** Newest first. @throws {FlowError} `not_found` */
    async timeline(
      projectId: string,
      id: string,
      type: TimelineType | undefined,
      page: Paging,
    ): Promise<PageOf<TimelineEvent>> {
      await find(projectId, id)
      const { items, nextOffset } = await store.timeline.list(id, type, page)
      const view = (entry: TimelineEntry) =>
        entry.kind === 'flow'
          ? viewTimelineEvent(atTime(entry.flow, now()))
          : viewHealthCheck(entry.check)
      return { items: items.map(view), nextOffset }
    },
  }
}
