import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import type { Upstream } from '../flows/proxies/ports.ts'

const matches = (host: string) => (pattern: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern

/** How requests go on by a proxy that stands between this machine and the sites. */
export function onwardBy({ url, caBundle, bypassHosts }: Upstream) {
  const httpAgent = new HttpAgent({ keepAlive: true })
  // The bundle may be meant for the sites behind a proxy that everybody trusts.
  const ca = caBundle && { ca: [...rootCertificates, caBundle] }
  const httpsAgent = new HttpsAgent({ keepAlive: true, ...ca })
  const { hostname: host, protocol } = new URL(url)
  return {
    /** The proxy's own name, which is looked up and judged like a site's. */
    host,
    isFor: (hostname: string): boolean => !bypassHosts.some(matches(hostname.toLowerCase())),
    /** @param address - Where the proxy was found to be. */
    at(address: string) {
      const upstream = new URL(url)
      if (protocol === 'socks5:') {
        // A SOCKS client would look both names up: the proxy's once more, the site's from here.
        upstream.hostname = isIP(address) === 6 ? `[${address}]` : address
        upstream.protocol = 'socks5h:'
      }
      return { upstreamProxyUrl: upstream.href, httpAgent, httpsAgent }
    },
    close: () => {
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}
