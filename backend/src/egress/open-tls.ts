import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { isIP, type Socket } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import {
  connect as connectSecurely,
  createSecureContext,
  rootCertificates,
  type SecureContext,
  TLSSocket,
} from 'node:tls'
import type { Exit } from './create-egress.ts'
import type { OwnCertificate } from './own-certificate.ts'

/** The first byte of every TLS connection: a handshake record (RFC 8446, section 5.1). */
const handshake = 0x16
/** HTTP/2 would have to be agreed on with both sides before either is known. */
const spoken = ['http/1.1']

export interface OpenTlsOptions {
  /** The exit that leads to the sites. */
  inner: Exit
  /** PEM certificates of the authority that vouches for sites behind the proxy. */
  caBundle: string
  /** What a browser is shown in place of a certificate that was found good. It trusts this alone. */
  own: OwnCertificate
  /** What it is shown in place of one that was not, so that it says so. @default it is hung up on */
  untrusted: OwnCertificate | undefined
  /** Whether a host is reached by the proxy. Others keep their TLS to themselves. */
  isFor: (hostname: string) => boolean
}

/**
 * Stands before an exit whose proxy opens the TLS of sites with an authority of its own, which no
 * browser knows. The chain is verified here, where that authority counts for this exit alone, and
 * the browser is handed the rest under a certificate of this process.
 */
export async function openTls(options: OpenTlsOptions): Promise<Exit> {
  const { inner, own, untrusted, isFor } = options
  const { hostname: host, port } = new URL(inner.proxy)
  const agent = new Agent({ keepAlive: true })
  // One for all connections: reading every authority of the world takes a while.
  const trust = createSecureContext({ ca: [...rootCertificates, options.caBundle] })
  const good = createSecureContext(own)
  const bad = untrusted && createSecureContext(untrusted)
  const open = new Set<Duplex>()
  const note = (socket: Duplex) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  /** Everything that is not a tunnel passes as it is. */
  const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url: path, headers } = asked
    const passed = request({ host, port, agent, method, path, headers, setHost: false })
    passed.once('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.rawHeaders)
      pipeline(response, answer, () => undefined)
    })
    passed.once('error', () => answer.destroy())
    pipeline(asked, passed, () => undefined)
  })

  server.on('connect', (asked: IncomingMessage, client: Socket, head: Buffer) => {
    note(client)
    const target = asked.url ?? ''
    const dialling = request({ host, port, agent: false, method: 'CONNECT', path: target })
    dialling.once('error', () => client.destroy())
    dialling.once('connect', ({ statusCode, statusMessage }, site: Socket) => {
      note(site)
      client.once('close', () => site.destroy())
      if (statusCode !== 200) {
        client.end(`HTTP/1.1 ${statusCode} ${statusMessage}\r\nConnection: close\r\n\r\n`)
        return void site.destroy()
      }
      if (head.length > 0) client.unshift(head)
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      const hostname = URL.parse(`https://${target}`)?.hostname.replace(/^\[|\]$/g, '') ?? ''
      join(client, site, hostname).catch(() => {
        client.destroy()
        site.destroy()
      })
    })
    dialling.end()
  })

  async function join(client: Socket, site: Socket, hostname: string): Promise<void> {
    if (isFor(hostname) && (await firstByte(client)) === handshake) {
      const opened = await secured(site, hostname)
      const context = opened.authorized ? good : bad
      if (!context) throw new Error('The certificate is not trusted.')
      const shown = shownTo(client, context)
      note(opened)
      note(shown)
      return pass(shown, opened)
    }
    pass(client, site)
  }

  /** @returns The connection, whose `authorized` says whether its chain and its name are right. */
  async function secured(socket: Socket, hostname: string): Promise<TLSSocket> {
    const opened = connectSecurely({
      socket,
      host: hostname,
      // An address is no name to ask for (RFC 6066, section 3).
      ...(isIP(hostname) === 0 && { servername: hostname }),
      secureContext: trust,
      ALPNProtocols: spoken,
      // Judged by the caller, before a byte of the browser's is sent.
      rejectUnauthorized: false,
    })
    await once(opened, 'secureConnect')
    return opened
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const listensOn = typeof address === 'object' && address ? address.port : 0
  return {
    proxy: `http://127.0.0.1:${listensOn}`,
    opensTls: {
      certificate: own.cert,
      fingerprint: own.fingerprint,
      untrusted: untrusted ? 'show' : 'drop',
    },
    async close() {
      server.close()
      server.closeAllConnections()
      for (const socket of open) socket.destroy()
      agent.destroy()
      await inner.close()
    },
  }
}

const shownTo = (client: Socket, secureContext: SecureContext): TLSSocket =>
  new TLSSocket(client, { isServer: true, secureContext, ALPNProtocols: spoken })

function pass(client: Duplex, site: Duplex): void {
  const end = () => {
    client.destroy()
    site.destroy()
  }
  pipeline(client, site, end)
  pipeline(site, client, end)
}

/** Which protocol a client speaks, without taking anything from it. */
async function firstByte(client: Socket): Promise<number | undefined> {
  await once(client, 'readable')
  const chunk: Buffer | null = client.read()
  if (chunk) client.unshift(chunk)
  return chunk?.[0]
}
