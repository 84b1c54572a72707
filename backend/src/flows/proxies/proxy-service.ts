import { isIP } from 'node:net'
import type { CreateProxy, Paging } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Clock, Sealer } from '../ports.ts'
import type { PageOf } from '../records.ts'
import { Secret } from '../secret.ts'
import type { Worker } from '../worker/worker.ts'
import { checkBypassHosts, checkConfig } from './check-config.ts'
import type { ProxyFilter, ProxyStore } from './ports.ts'
import { type ProxyRecord, passwordBinding } from './proxy.ts'
import { checkGateway, type Gateways } from './upstream.ts'

export interface ProxyServiceDeps {
  store: ProxyStore
  sealer: Sealer
  now: Clock
  gateways: Gateways
  /** Refuses hosts of private networks, unless the operator allows them. */
  refusePrivate: (field: string, hostname: string) => void
  /** Goes out by a proxy once. */
  tryOut: Worker['proxyTrial']
}

/** Creates, shows, renames, checks and deletes proxies. */
export type ProxyService = ReturnType<typeof createProxyService>

export function createProxyService(deps: ProxyServiceDeps) {
  const { store, sealer, now, gateways, refusePrivate, tryOut } = deps

  const unknown = () =>
    new FlowError('not_found', 'There is no proxy of that id. List the proxies for their ids.')

  async function retrieve(projectId: string, id: string): Promise<ProxyRecord> {
    const proxy = await store.find(projectId, id)
    if (!proxy) throw unknown()
    return proxy
  }

  return {
    /** @throws {FlowError} `invalid_input`, `private_network_not_allowed` */
    async create(projectId: string, body: CreateProxy): Promise<ProxyRecord> {
      const { type, protocol = 'https', bypass_hosts: bypass = [] } = body
      const {
        password,
        ca_bundle: caBundle,
        ...config
      } = checkConfig(type, body.config ?? {}, now())
      checkGateway(type, gateways)
      if (config.host) refusePrivate('config.host', config.host)
      const place = { projectId, id: newId('prx') }
      const proxy: ProxyRecord = {
        ...place,
        type,
        protocol,
        name: body.name?.trim() || null,
        config: type === 'custom' ? config : { ...config, country: config.country ?? 'US' },
        sealedPassword:
          password === undefined
            ? null
            : await sealer.seal(new Secret(password), passwordBinding(place)),
        caBundle: caBundle ?? null,
        bypassHosts: checkBypassHosts(bypass),
        ipAddress: null,
        status: null,
        lastChecked: null,
        createdAt: now(),
      }
      await store.insert(proxy)
      return proxy
    },

    /** @throws {FlowError} `not_found` */
    retrieve,

    list: (projectId: string, filter: ProxyFilter, page: Paging): Promise<PageOf<ProxyRecord>> =>
      store.list(projectId, filter, page),

    /** @throws {FlowError} `not_found`, `invalid_input` */
    async rename(projectId: string, id: string, name: string): Promise<ProxyRecord> {
      const trimmed = name.trim()
      if (!trimmed) throw new FlowError('invalid_input', 'name needs a character that is no blank.')
      const proxy = await store.rename(projectId, id, trimmed)
      if (!proxy) throw unknown()
      return proxy
    },

    /** @throws {FlowError} `not_found`, `resource_in_use` */
    async remove(projectId: string, id: string): Promise<void> {
      const outcome = await store.remove(projectId, id)
      if (outcome === 'unknown') throw unknown()
      if (outcome === 'in_use') {
        throw new FlowError(
          'resource_in_use',
          'Connections go out by this proxy. Give them another one, or none, and delete it then.',
        )
      }
    },

    /**
     * Goes out by the proxy once. Without `url` the verdict is kept; with it, only told.
     * @throws {FlowError} `not_found`, `invalid_input`, `private_network_not_allowed`
     */
    async check(projectId: string, id: string, url: string | undefined): Promise<ProxyRecord> {
      if (url !== undefined) {
        const target = URL.parse(url)
        if (!target || !/^https?:$/.test(target.protocol)) {
          throw new FlowError('invalid_input', 'url is an http or https address.')
        }
        refusePrivate('url', target.hostname)
      }
      const proxy = await retrieve(projectId, id)
      const { reached, body } = await tryOut({ projectId, proxyId: id, url })
      const status = reached ? 'available' : 'unavailable'
      const lastChecked = now()
      if (url !== undefined) return { ...proxy, status, lastChecked }
      const said = body.trim()
      const ipAddress = isIP(said) ? said : undefined
      const judged = await store.judge(projectId, id, { status, ipAddress, lastChecked })
      if (!judged) throw unknown()
      return judged
    },
  }
}
