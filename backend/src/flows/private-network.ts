import { BlockList, isIP } from 'node:net'

/**
 * Addresses that never belong to a public web site: the special-purpose registries of RFC 6890 and
 * its successors, what embeds another address, and what a cloud answers on outside of them.
 */
const unreachable = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Azure answers its machines here, for all that the address is a public one.
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  unreachable.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  // Holds the unspecified and the loopback address, and IPv4 addresses in their oldest disguise.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  unreachable.addSubnet(network, prefix, 'ipv6')
}

/** Whether an address is private, loopback, link-local, reserved or a cloud's metadata service. */
const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 0) return false
  // A zone names an interface of this machine (RFC 4007).
  if (address.includes('%')) return true
  // An IPv4 address inside IPv6 (::ffff:127.0.0.1) is matched by the IPv4 rules.
  return unreachable.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether a host name alone already says that it is not a public one. */
export const isPrivateName = (hostname: string): boolean => {
  const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '')
  if (isIP(host)) return isPrivateAddress(host)
  return (
    host === 'localhost' ||
    !host.includes('.') ||
    ['.localhost', '.local', '.internal', '.home.arpa'].some((end) => host.endsWith(end))
  )
}

/** Looks a name up. Injected, so that rules can be tested without a network. */
export type Resolve = (hostname: string) => Promise<string[]>

/** Whether a host can be visited without reaching into a private network. Unknown names cannot. */
export const isPublicHost = async (hostname: string, resolve: Resolve): Promise<boolean> =>
  (await publicAddresses(hostname, resolve)).length > 0

/**
 * Where a host can be reached without entering a private network. Whoever connects must dial one of
 * these: asked again, the name may lead elsewhere.
 *
 * @returns Nothing when the name is private or unknown, or leads to a private address in part.
 */
export async function publicAddresses(hostname: string, resolve: Resolve): Promise<string[]> {
  if (isPrivateName(hostname)) return []
  const addresses = await addressesOf(hostname, resolve)
  return addresses.some(isPrivateAddress) ? [] : addresses
}

/** Where a host can be reached, private or not. Nothing when nobody knows the name. */
export async function addressesOf(hostname: string, resolve: Resolve): Promise<string[]> {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? [host] : resolve(host).catch(() => [])
}
