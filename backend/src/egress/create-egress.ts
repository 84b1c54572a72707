import type { lookup } from 'node:dns'
import { Agent } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import { RequestError, Server } from 'proxy-chain'
import type { Upstream } from '../flows/proxies/ports.ts'
import { onwardBy } from './onward.ts'
import { openTls } from './open-tls.ts'
import { createOwnCertificate } from './own-certificate.ts'

/** One way out, for one browser context. */
export interface Exit {
  /** Address of an HTTP proxy on this machine. */
  proxy: string
  /**
   * Set where the TLS of sites is opened and verified here, on behalf of a proxy with an authority
   * of its own: what whoever goes out is shown then, whatever the host.
   */
  opensTls?: { certificate: string; fingerprint: string; untrusted: 'show' | 'drop' }
  /** Ends what still goes through it. */
  close(): Promise<void>
}

/**
 * Where browsers leave this machine. Every exit has a port of its own: a browser keeps 32
 * connections to one proxy at most, and a port needs no password to tell flows apart.
 */
export interface Egress {
  /**
   * @param upstream - The proxy it goes on by. @default none: sites are dialled from here
   * @param untrusted - Where TLS is opened here, and a site's certificate is not trusted: `show` one
   *   that a browser refuses in its own words, or `drop` the connection, for clients that look at
   *   none. @default show
   */
  open(upstream?: Upstream, untrusted?: 'show' | 'drop'): Promise<Exit>
  /** SHA-256 in Base64 of the one key that is shown where TLS is opened here. */
  fingerprint: string
}

export interface EgressOptions {
  /**
   * The addresses a host may be dialled at; none refuses it. Asked once for every connection and
   * every plain request, with the host as it was spelled.
   */
  reach: (hostname: string) => Promise<string[]>
  /** Whether another proxy may be asked for a host, which looks it up by itself. */
  mayPassOn: (hostname: string) => boolean
  /** Told of every host that was refused. A host name, never a path. */
  onRefused?: ((host: string) => void) | undefined
}

/**
 * Makes proxies that ask once where a host may be reached, and dial exactly that: a name that leads
 * elsewhere a moment later changes nothing. How an address is spelled does not matter, because
 * what is judged is what the look-up understood.
 */
export function createEgress({ reach, mayPassOn, onRefused }: EgressOptions): Egress {
  const own = createOwnCertificate()
  const notOurs = createOwnCertificate()
  return {
    fingerprint: own.fingerprint,
    async open(upstream, untrusted = 'show') {
      // Connections are kept under the address they were dialled at.
      const agent = new Agent({ keepAlive: true })
      const onward = upstream && onwardBy(upstream)
      const refuse = (hostname: string): never => {
        onRefused?.(hostname)
        throw new RequestError('This address cannot be reached from here.', 403)
      }
      const server = new Server({
        host: '127.0.0.1',
        port: 0,
        prepareRequestFunction: async ({ hostname }) => {
          const isPassedOn = onward?.isFor(hostname) ?? false
          if (isPassedOn && !mayPassOn(hostname)) refuse(hostname)
          const dialled = onward && isPassedOn ? onward.host : hostname
          const addresses = await reach(dialled)
          const [first] = addresses
          if (first === undefined) return refuse(dialled)
          const dnsLookup = pinned(addresses) as typeof lookup
          if (!onward || !isPassedOn) return { httpAgent: agent, dnsLookup }
          return { ...onward.at(first), dnsLookup }
        },
      })
      await server.listen()
      const exit: Exit = {
        proxy: `http://127.0.0.1:${server.port}`,
        close: async () => {
          agent.destroy()
          onward?.close()
          await server.close(true)
        },
      }
      if (!onward || upstream?.caBundle === undefined) return exit
      return openTls({
        inner: exit,
        caBundle: upstream.caBundle,
        own,
        untrusted: untrusted === 'show' ? notOurs : undefined,
        isFor: onward.isFor,
      })
    },
  }
}

/** Answers with what was judged, whatever is asked. */
const pinned = (addresses: string[]): LookupFunction => {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_hostname, options, answer) => {
    const [first = { address: '', family: 0 }] = found
    if (options.all) answer(null, found)
    else answer(null, first.address, first.family)
  }
}
