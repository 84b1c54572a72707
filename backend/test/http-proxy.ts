import type { LookupAddress, LookupOptions, lookup } from 'node:dns'
import type { ServerOptions } from 'proxy-chain'
import { Server } from 'proxy-chain'
import type { CountingProxy } from './socks-proxy.ts'

/** The sites' names below `localhost` are not known to every system. */
const dnsLookup = ((_host: string, options: LookupOptions, answer: LookupAnswer) =>
  options.all
    ? answer(null, [{ address: '127.0.0.1', family: 4 }])
    : answer(null, '127.0.0.1', 4)) as typeof lookup

type LookupAnswer = (error: null, address: string | LookupAddress[], family?: number) => void

/**
 * An HTTP proxy that wants a user name and password, and counts what it is asked for.
 * @param tls - Speaks TLS with this certificate.
 */
export async function startHttpProxy(
  account: { username: string; password: string },
  tls?: { key: string; cert: string },
): Promise<CountingProxy> {
  const targets: string[] = []
  const options: ServerOptions = {
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ hostname, port, username, password }) => {
      const isKnown = username === account.username && password === account.password
      if (isKnown) targets.push(`${hostname}:${port}`)
      return { requestAuthentication: !isKnown, dnsLookup }
    },
  }
  const server = new Server(tls ? { ...options, serverType: 'https', httpsOptions: tls } : options)
  await server.listen()
  return { port: server.port, targets, close: () => server.close(true) }
}
