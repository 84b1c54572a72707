import type { Store, Vault } from '../ports.ts'
import type { Connection, Flow } from '../records.ts'
import { FlowEnd } from '../run/flow-end.ts'
import type { Upstream } from './ports.ts'
import { type Gateways, upstreamOf } from './upstream.ts'

/**
 * The proxy a flow's browser goes out by: its own, else the connection's.
 * @returns Nothing when it goes out directly.
 * @throws {FlowEnd} `browser_error` when the proxy was deleted: going without it is no way out.
 */
export async function wayOutOf(
  { store, vault, gateways }: { store: Store; vault: Vault; gateways: Gateways },
  flow: Pick<Flow, 'id' | 'proxyId'>,
  connection: Connection,
): Promise<Upstream | undefined> {
  const proxyId = flow.proxyId ?? connection.proxyId
  if (proxyId === null) return undefined
  const proxy = await store.proxies.find(connection.projectId, proxyId)
  if (!proxy) {
    throw new FlowEnd(
      'browser_error',
      'The proxy of this connection was deleted. Give the connection another one, or none.',
    )
  }
  return upstreamOf(proxy, { vault, gateways, actor: flow.id })
}
