import { isIP } from 'node:net'
import { FlowError } from '../errors.ts'
import type { Vault } from '../ports.ts'
import type { Upstream } from './ports.ts'
import { type ProxyRecord, passwordBinding } from './proxy.ts'

/**
 * Where the proxies of a network are reached that has exits in many places, by type: an address
 * with `{country}`, `{state}`, `{city}`, `{zip}`, `{asn}` and `{os}` where the network wants them.
 */
export type Gateways = { readonly [type in ProxyRecord['type']]?: string | undefined }

/** @throws {FlowError} `invalid_input` when this server knows no proxies of the type. */
export function checkGateway(type: ProxyRecord['type'], gateways: Gateways): void {
  if (type === 'custom' || gateways[type]) return
  throw new FlowError(
    'invalid_input',
    `This server knows no ${type} proxies. Use type custom with the address of your own, or set MANAGED_AUTH_PROXY_GATEWAY_${type.toUpperCase()}.`,
  )
}

/**
 * Makes a proxy usable: opens its password and writes its address.
 * @param actor - Whoever goes out by it: a flow, an API key.
 * @throws {VaultError}
 */
export async function upstreamOf(
  proxy: ProxyRecord,
  { vault, gateways, actor }: { vault: Vault; gateways: Gateways; actor: string },
): Promise<Upstream> {
  const { caBundle, bypassHosts } = proxy
  const url = proxy.type === 'custom' ? addressOf(proxy) : gatewayOf(proxy, gateways)
  if (proxy.sealedPassword !== null) {
    const opening = { purpose: 'use_proxy', actor, origin: url.origin } as const
    const password = await vault.open(proxy.sealedPassword, passwordBinding(proxy), opening)
    url.password = encodeURIComponent(password.reveal())
  }
  return { url: url.href, caBundle: caBundle ?? undefined, bypassHosts }
}

function addressOf({ protocol, config }: ProxyRecord): URL {
  const { host = '', port = 0, username } = config
  const url = new URL(`${protocol}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`)
  if (username !== undefined) url.username = encodeURIComponent(username)
  return url
}

function gatewayOf({ type, config }: ProxyRecord, gateways: Gateways): URL {
  const members: Record<string, unknown> = { ...config, country: config.country ?? 'US' }
  const written = (gateways[type] ?? '').replace(/\{(\w+)\}/g, (_all, member: string) =>
    encodeURIComponent(String(members[member] ?? '').toLowerCase()),
  )
  return new URL(written)
}
