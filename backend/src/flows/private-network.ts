import { BlockList, isIP } from 'node:net'

/** Addresses that never belong to a public web site (RFC 6890 and successors). */
const unreachable = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
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
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  unreachable.addSubnet(network, prefix, 'ipv6')
}

/** Whether an address is private, loopback, link-local, reserved or a cloud's metadata service. */
const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 0) return false
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
export async function isPublicHost(hostname: string, resolve: Resolve): Promise<boolean> {
  if (isPrivateName(hostname)) return false
  if (isIP(hostname)) return true
  const addresses = await resolve(hostname).catch(() => [])
  return addresses.length > 0 && !addresses.some(isPrivateAddress)
}
