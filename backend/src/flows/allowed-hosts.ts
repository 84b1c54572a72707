import { isLocalHost } from './domains.ts'
import { isPublicSuffix } from './public-suffix.ts'

/** Identity providers a login may always visit. `wire-protocol.md` 13.11. */
const identityProviders = [
  'accounts.google.com',
  'login.microsoftonline.com',
  'login.live.com',
  '*.okta.com',
  '*.oktapreview.com',
  '*.auth0.com',
  'appleid.apple.com',
  'github.com',
  'www.facebook.com',
  'www.linkedin.com',
  '*.amazoncognito.com',
  '*.onelogin.com',
  '*.pingone.com',
  '*.pingidentity.com',
]

/** Below a public suffix everybody is somebody else: there a wildcard stands for nobody. */
function matches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern
  return host.endsWith(pattern.slice(1)) && !isPublicSuffix(pattern.slice(2))
}

const matchesAny = (patterns: string[]) => (host: string) =>
  patterns.some((pattern) => matches(pattern, host.toLowerCase()))

/** A provider every login may visit, and none ends at. */
export const isIdentityProvider = matchesAny(identityProviders)

/**
 * Which hosts a login may visit and type into: the connection's domain and what is below it, its
 * `allowed_domains`, and the known identity providers.
 *
 * @param domain - The connection's domain; `www.` and a port do not count.
 */
export function allowedHosts(domain: string, allowedDomains: string[]): (host: string) => boolean {
  const isNamed = namedHosts(domain, allowedDomains)
  return (host) => isNamed(host) || isIdentityProvider(host)
}

/** The hosts the connection itself names: where what is kept for its site may be typed unasked. */
export function namedHosts(domain: string, allowedDomains: string[]): (host: string) => boolean {
  const isOwn = ownHosts(domain)
  const isAdded = matchesAny(allowedDomains)
  return (host) => isOwn(host) || isAdded(host)
}

/** Which hosts are the site's own: the connection's domain and what is below it. */
export function ownHosts(domain: string): (host: string) => boolean {
  const { hostname } = new URL(`http://${domain}`)
  const bare = hostname.replace(/^www\./, '')
  const own = isPublicSuffix(bare) ? hostname : bare
  return matchesAny([own, `*.${own}`])
}

/** A page secrets may be typed into: an allowed host, over https or on this machine. */
export function mayType(pageUrl: string, isAllowed: (host: string) => boolean): boolean {
  const { protocol, hostname } = new URL(pageUrl)
  return isAllowed(hostname) && (protocol === 'https:' || isLocalHost(hostname))
}
