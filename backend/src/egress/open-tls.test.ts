import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { type AddressInfo, connect as connectPlainly, type Socket } from 'node:net'
import { connect } from 'node:tls'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { startHttpProxy } from '../../test/http-proxy.ts'
import { type OpeningProxyOptions, startOpeningProxy } from '../../test/opening-proxy.ts'
import { createTestAuthority, type TestAuthority } from '../../test/test-authority.ts'
import { createAskThrough } from './ask-through.ts'
import { createEgress, type Exit } from './create-egress.ts'

// Proxies that open the TLS of sites with an authority of their own: who vouches for a site is judged
// in the exit, for this proxy alone.

let authority: TestAuthority
let stranger: TestAuthority
beforeAll(async () => {
  authority = await createTestAuthority('An office')
  stranger = await createTestAuthority('A stranger')
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function startSite() {
  const paths: string[] = []
  const server = createServer((asked, answer) => {
    paths.push(asked.url ?? '')
    answer.end('hello')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, paths }
}

async function startProxy(options: Partial<OpeningProxyOptions> = {}) {
  const proxy = await startOpeningProxy({ authority, ...options })
  closing.push(proxy.close)
  return proxy
}

const reach = async () => ['127.0.0.1']
const egress = createEgress({ reach, mayPassOn: () => true })

async function openExit(
  port: number,
  more: { caBundle?: string | undefined; bypassHosts?: string[] } = {},
  untrusted?: 'show' | 'drop',
): Promise<Exit> {
  const upstream = {
    url: `http://127.0.0.1:${port}`,
    caBundle: undefined,
    bypassHosts: [],
    ...more,
  }
  const exit = await egress.open(upstream, untrusted)
  closing.push(exit.close)
  return exit
}

async function tunnelTo({ proxy }: Exit, target: string): Promise<Socket> {
  const { hostname, port } = new URL(proxy)
  const asked = request({ host: hostname, port, method: 'CONNECT', path: target, agent: false })
  asked.end()
  const [{ statusCode }, socket] = await once(asked, 'connect')
  expect(statusCode).toBe(200)
  return socket
}

/** Asks the way a browser does that trusts what the exit shows, and nobody else. */
async function ask(exit: Exit, url: string): Promise<string> {
  const { host, hostname, port } = new URL(url)
  const socket = await tunnelTo(exit, `${hostname}:${port}`)
  const ca = exit.opensTls?.certificate ?? []
  const secured = connect({
    socket,
    ca,
    servername: hostname,
    checkServerIdentity: () => undefined,
  })
  const asked = secureRequest(url, { createConnection: () => secured, headers: { host } })
  asked.end()
  const [response] = await once(asked, 'response')
  let body = ''
  for await (const chunk of response) body += chunk
  return body
}

it('reaches a site behind a proxy that reads along, once its authority is known', async () => {
  const [site, proxy] = [await startSite(), await startProxy()]
  const exit = await openExit(proxy.port, { caBundle: authority.cert })

  expect(await ask(exit, `https://shop.example:${site.port}/orders`)).toBe('hello')
  expect(proxy.requests).toEqual([`GET https://shop.example:${site.port}/orders`])
  expect(site.paths).toEqual(['/orders'])
})

const dayMs = 86_400_000
const lapsed = { from: new Date(Date.now() - 9 * dayMs), to: new Date(Date.now() - dayMs) }

it.each<[string, Partial<OpeningProxyOptions> | 'stranger']>([
  ['another authority', 'stranger'],
  ['another name', { certify: () => [['evil.example']] }],
  ['a time that is over', { certify: (name) => [[name], lapsed] }],
])('shows a certificate nobody trusts for one of %s, and sends nothing on', async (_what, how) => {
  const options = how === 'stranger' ? { authority: stranger } : how
  const [site, proxy] = [await startSite(), await startProxy(options)]
  const url = `https://shop.example:${site.port}/`

  const shown = await openExit(proxy.port, { caBundle: authority.cert })
  await expect(ask(shown, url)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  const dropped = await openExit(proxy.port, { caBundle: authority.cert }, 'drop')
  await expect(ask(dropped, url)).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(proxy.requests).toEqual([])
})

it('keeps out of what the proxy does not see, and of proxies without an authority', async () => {
  const [site, proxy] = [await startSite(), await startProxy()]
  expect(await openExit(proxy.port)).not.toHaveProperty('opensTls')

  const bypassHosts = ['*.example']
  const exit = await openExit(proxy.port, { caBundle: authority.cert, bypassHosts })
  const socket = await tunnelTo(exit, `shop.example:${site.port}`)
  socket.write('GET /direct HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n')
  const [answer] = await once(socket, 'data')
  expect(answer.toString()).toMatch(/^HTTP\/1.1 200/)
  expect([site.paths, proxy.requests]).toEqual([['/direct'], []])
})

it('passes what is not TLS as it is: plain requests, and tunnels for plain sockets', async () => {
  const site = await startSite()
  const account = { username: '', password: '' }
  const proxy = await startHttpProxy(account)
  closing.push(proxy.close)
  const exit = await openExit(proxy.port, { caBundle: authority.cert })

  const socket = await tunnelTo(exit, `shop.example:${site.port}`)
  socket.write('GET /socket HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n')
  await once(socket, 'data')
  const plain = connectPlainly(Number(new URL(exit.proxy).port), '127.0.0.1')
  plain.write(`GET http://shop.example:${site.port}/plain HTTP/1.1\r\nHost: shop.example\r\n\r\n`)
  const [answer] = await once(plain, 'data')
  plain.destroy()

  expect(answer.toString()).toMatch(/^HTTP\/1.1 200/)
  expect(site.paths).toEqual(['/socket', '/plain'])
  expect(proxy.targets).toHaveLength(2)
})

it('says what a proxy said that refuses', async () => {
  const { port } = await startProxy({ account: { username: 'renter', password: 'a long one' } })
  const { proxy } = await openExit(port, { caBundle: authority.cert })
  const asked = request({ port: new URL(proxy).port, method: 'CONNECT', path: 'shop.example:443' })
  asked.end()
  const [{ statusCode }] = await once(asked, 'connect')
  expect(statusCode).toBeGreaterThanOrEqual(500)
})

it('tries such a proxy out with its authority, and finds it of no use without', async () => {
  const [site, proxy] = [await startSite(), await startProxy()]
  const tryOut = createAskThrough(egress, reach, undefined)
  const upstream = { url: `http://127.0.0.1:${proxy.port}`, bypassHosts: [] }
  const url = `https://shop.example:${site.port}/`

  expect(await tryOut({ ...upstream, caBundle: authority.cert }, url)).toEqual({
    reached: true,
    body: 'hello',
  })
  // No name server knows the site: whoever reaches it was led there by the proxy.
  expect(proxy.requests).toHaveLength(1)
  expect(await tryOut({ ...upstream, caBundle: undefined }, url)).toMatchObject({ reached: false })
  expect(await tryOut({ ...upstream, caBundle: stranger.cert }, url)).toMatchObject({
    reached: false,
  })
})
