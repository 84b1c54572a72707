import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { TestAuthority } from './test-authority.ts'

/** An HTTP proxy that opens the TLS of every site with an authority of its own, and reads along. */
export interface OpeningProxy {
  port: number
  /** What it read, as `GET https://host:port/path`, in order. */
  requests: string[]
  close(): Promise<void>
}

export interface OpeningProxyOptions {
  authority: TestAuthority
  /** What a site's certificate says. @default its own name, and good for now */
  certify?: ((name: string) => Parameters<TestAuthority['issue']>) | undefined
  /** What it wants to be told. @default nothing */
  account?: { username: string; password: string } | undefined
}

/** What it opens goes on to a plain HTTP server on this machine, at the port it was asked for. */
export async function startOpeningProxy(options: OpeningProxyOptions): Promise<OpeningProxy> {
  const { authority, certify = (name) => [[name]] } = options
  const requests: string[] = []
  const open = new Set<Duplex>()
  const contexts = new Map<string, Promise<SecureContext>>()
  const contextFor = (name: string) => {
    const known =
      contexts.get(name) ??
      authority.issue(...certify(name)).then((one) => createSecureContext(one))
    contexts.set(name, known)
    return known
  }

  const readAlong = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url: path = '/', headers } = asked
    requests.push(`${method} https://${headers.host}${path}`)
    const port = Number(headers.host?.split(':')[1])
    const passed = request({ host: '127.0.0.1', port, method, path, headers })
    passed.once('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      pipeline(response, answer, () => undefined)
    })
    passed.once('error', () => answer.destroy())
    pipeline(asked, passed, () => undefined)
  }
  const inside = createSecureServer({
    SNICallback: (name, done) => {
      contextFor(name).then(
        (context) => done(null, context),
        (error: Error) => done(error),
      )
    },
  })
  inside.on('request', readAlong)
  inside.on('tlsClientError', () => undefined)

  const wanted =
    options.account &&
    `Basic ${Buffer.from(`${options.account.username}:${options.account.password}`).toString('base64')}`
  const server = createServer()
  server.on('connect', (asked: IncomingMessage, socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    if (wanted !== undefined && asked.headers['proxy-authorization'] !== wanted) {
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    inside.emit('connection', socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    async close() {
      for (const socket of open) socket.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
