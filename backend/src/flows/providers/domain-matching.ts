/**
 * Whether an item of a password manager is for a connection's domain: one of its addresses, reduced
 * to the host, is that host; `*.example.com` is for every host below `example.com`.
 *
 * A leading `www.` does not count on either side. A port counts when the address names one.
 *
 * @param urls - As the item says them: with or without scheme, path and port.
 * @param domain - The connection's domain: a host, with a port when it is not the usual one.
 * @see wire protocol 6
 */
export function isForDomain(urls: string[], domain: string): boolean {
  const wanted = readAddress(domain)
  return wanted !== undefined && urls.some((url) => matches(url, wanted))
}

interface Address {
  host: string
  /** Empty when none is named, or the usual one of the scheme. */
  port: string
  namesPort: boolean
}

function matches(url: string, wanted: Address): boolean {
  const text = url.trim()
  const pattern = /^(?:[a-z][a-z0-9+.-]*:\/\/)?\*\.([^/?#]+)/i.exec(text)
  if (pattern) {
    const below = readAddress(pattern[1] ?? '')
    // `*.com` would hand a login to whoever owns a name there.
    if (!below?.host.includes('.')) return false
    return wanted.host.endsWith(`.${below.host}`) && isSamePort(below, wanted)
  }
  const own = readAddress(text)
  return own !== undefined && own.host === wanted.host && isSamePort(own, wanted)
}

const isSamePort = (own: Address, wanted: Address): boolean =>
  !own.namesPort || own.port === wanted.port

/** @returns Nothing for what is no web address: an app's scheme, a sentence. */
function readAddress(text: string): Address | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const address = hasScheme ? text : `https://${text}`
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, port } = new URL(address)
  if ((protocol !== 'https:' && protocol !== 'http:') || hostname === '') return undefined
  const host = hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '')
  const authority = /^[^/?#]*/.exec(address.slice(address.indexOf('://') + 3))?.[0] ?? ''
  return { host, port, namesPort: /:\d+$/.test(authority) }
}
