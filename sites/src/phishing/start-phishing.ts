import { once } from 'node:events'
import {
  createServer as createPlainServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { acceptWebSocket } from '../shared/web-socket.ts'
import { loginForm, type PhishingCase, type PhishingHosts } from './phishing-case.ts'
import { createSelfSigned } from './self-signed.ts'
import { wrongForms } from './wrong-forms.ts'
import { wrongHosts } from './wrong-hosts.ts'
import { wrongScripts } from './wrong-scripts.ts'

/** Every way to get at a password that the test of stand-ins goes through. */
export const phishingCases: PhishingCase[] = [...wrongHosts, ...wrongForms, ...wrongScripts]

export interface RunningPhishing extends PhishingHosts {
  /** Where the login of a case begins, and the domain of its connection. */
  loginOf(name: string): { domain: string; loginUrl: string }
  /** All that came in at hosts that are not the bank's: addresses, headers, bodies, sockets. */
  stolen(): string
  /** What the bank itself was sent to its login. */
  received(): string[]
  forget(): void
  /** The switch that lets a Chromium trust the certificate. */
  browserSwitch: string
  close(): Promise<void>
}

const bankHosts = new Set(['bank.example', 'ada.github.io'])
const inside = '<!doctype html><title>Bank</title><h1>Welcome, Ada</h1><a href="/out">Log out</a>'

/**
 * Serves the bank and all who want its passwords, over TLS on one loopback port, whatever the name;
 * a second port without TLS is the thief's whoever is asked for. Names have to be led here.
 */
export async function startPhishing(): Promise<RunningPhishing> {
  let stolen = ''
  let received: string[] = []
  const { key, cert, fingerprint } = createSelfSigned('bank.example', new Date())

  const server = createServer({ key, cert }, (request, response) => void answer(request, response))
  const plain = createPlainServer(
    (request, response) => void take(request).then(() => response.end()),
  )
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    upgraded.add(socket)
    acceptWebSocket(request, socket, (message) => {
      stolen += `${message}\n`
      return ''
    })
  })
  const [port, plainPort] = await Promise.all([listen(server), listen(plain)])
  const hosts: PhishingHosts = {
    at: (host) => `https://${host}:${port}`,
    plainAt: (host) => `http://${host}:${plainPort}`,
  }

  async function take(request: IncomingMessage): Promise<void> {
    let body = ''
    for await (const chunk of request.setEncoding('latin1')) body += chunk
    stolen += `${request.url}\n${JSON.stringify(request.headers)}\n${body}\n`
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { hostname, pathname, searchParams } = new URL(
      request.url ?? '/',
      `https://${request.headers.host}`,
    )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (!bankHosts.has(hostname)) {
      await take(request)
      return void response.end(loginForm('method="post" action="/collect"'))
    }
    const to = searchParams.get('to')
    if (pathname === '/go' && to) return void response.writeHead(302, { location: to }).end()
    if (pathname === '/login') return logIn(request, response)
    if (pathname === '/repeat' && to) return void response.writeHead(307, { location: to }).end()
    if (pathname === '/inside') return void response.end(inside)
    const found = phishingCases.find(({ name }) => pathname === `/${name}`)
    const page = found?.page(hosts) ?? '<h1>There is nothing here.</h1>'
    if (typeof page === 'string') return void response.end(page)
    response.writeHead(302, { location: page.redirect }).end()
  }

  async function logIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request.setEncoding('latin1')) body += chunk
    received.push(body)
    response
      .writeHead(303, { location: '/inside', 'set-cookie': 'session=1; Secure; Path=/' })
      .end()
  }

  return {
    ...hosts,
    loginOf: (name) => {
      const { domain = 'bank.example' } = phishingCases.find((one) => one.name === name) ?? {}
      return { domain: `${domain}:${port}`, loginUrl: `${hosts.at(domain)}/${name}` }
    },
    stolen: () => stolen,
    received: () => received,
    forget: () => {
      stolen = ''
      received = []
    },
    browserSwitch: `--ignore-certificate-errors-spki-list=${fingerprint}`,
    close: async () => {
      for (const socket of upgraded) socket.destroy()
      await Promise.all([server, plain].map(shut))
    },
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function shut(server: Server & { closeAllConnections(): void }): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
