import type { Config } from './config.ts'
import { createAskThrough } from './egress/ask-through.ts'
import { createEgress } from './egress/create-egress.ts'
import { resolveHost } from './egress/resolve-host.ts'
import type { Log } from './flows/ports.ts'
import {
  addressesOf,
  isPrivateName,
  publicAddresses,
  type Resolve,
} from './flows/private-network.ts'
import type { AskThrough } from './flows/proxies/ports.ts'

/** The addresses a host may be dialled at from this installation. */
const reachOf =
  ({ allowPrivateNetwork }: Config, resolve: Resolve) =>
  (host: string): Promise<string[]> =>
    (allowPrivateNetwork ? addressesOf : publicAddresses)(host, resolve)

/** Where this installation's browsers go out, and which addresses they may reach. */
export const openEgress = (config: Config, log: Log, resolve: Resolve = resolveHost) =>
  createEgress({
    reach: reachOf(config, resolve),
    mayPassOn: (host) => config.allowPrivateNetwork || !isPrivateName(host),
    onRefused: (host) => log.info({ host }, 'a page asked for an address it may not reach'),
  })

/** Goes out by a proxy once, the way a browser would. */
export const openAskThrough = (
  config: Config,
  log: Log,
  resolve: Resolve = resolveHost,
): AskThrough =>
  createAskThrough(openEgress(config, log, resolve), reachOf(config, resolve), config.proxyCheckUrl)
