import type { Config } from './config.ts'
import { createAskThrough } from './egress/ask-through.ts'
import { createEgress } from './egress/create-egress.ts'
import { resolveHost } from './egress/resolve-host.ts'
import type { Log, Vault } from './flows/ports.ts'
import {
  addressesOf,
  isPrivateName,
  publicAddresses,
  type Resolve,
} from './flows/private-network.ts'
import type { ProxyServiceDeps } from './flows/proxies/proxy-service.ts'
import { upstreamOf } from './flows/proxies/upstream.ts'

/** Where this installation's browsers go out, and which addresses they may reach. */
export const openEgress = (config: Config, log: Log, resolve: Resolve = resolveHost) => {
  const { allowPrivateNetwork } = config
  return createEgress({
    reach: (host) => (allowPrivateNetwork ? addressesOf : publicAddresses)(host, resolve),
    mayPassOn: (host) => allowPrivateNetwork || !isPrivateName(host),
    onRefused: (host) => log.info({ host }, 'a page asked for an address it may not reach'),
  })
}

/** Goes out by a proxy once, the way a browser would. */
export function openProxyTrial(
  config: Config,
  { vault, log, resolve }: { vault: Vault; log: Log; resolve?: Resolve | undefined },
): ProxyServiceDeps['tryOut'] {
  const askThrough = createAskThrough(openEgress(config, log, resolve), config.proxyCheckUrl)
  return async (proxy, url) =>
    askThrough(
      await upstreamOf(proxy, { vault, gateways: config.proxyGateways, actor: proxy.id }),
      url,
    )
}
