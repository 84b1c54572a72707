import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { publicAddresses } from '../flows/private-network.ts'
import { createEgress, type Exit } from './create-egress.ts'
import { resolveHost } from './resolve-host.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(address: string, port = 0) {
  let hits = 0
  const server = createServer((_request, response) => {
    hits += 1
    response.end(address)
  })
  server.listen(port, address)
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, hits: () => hits }
}

async function openExit(reach: (host: string) => Promise<string[]>): Promise<Exit> {
  const exit = await createEgress({ reach, mayPassOn: () => true }).open()
  closing.push(exit.close)
  return exit
}

/** The first line a tunnel is answered with, spelled as nobody's URL parser has seen it. */
async function tunnel({ proxy }: Exit, target: string): Promise<string> {
  const socket = connect(Number(new URL(proxy).port), '127.0.0.1')
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString().split('\r\n')[0] ?? ''
}

/** The status and body of a plain request through the proxy. */
async function ask({ proxy }: Exit, url: string): Promise<{ status: number; body: string }> {
  const { port } = new URL(proxy)
  const request = httpRequest({ port, host: '127.0.0.1', path: url, headers: { host: 'any' } })
  request.end()
  const [response] = await once(request, 'response')
  let body = ''
  for await (const chunk of response) body += chunk
  return { status: response.statusCode, body }
}

const spellings = [
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1'],
  ...['0177.1', '017700000001', '127.0.0.1.', '127.255.255.254', '0', '0.0.0.0', '0x0'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[0000::0001]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fe80::1%25lo]'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'a.b.localhost.'],
  ...['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '0xa9fea9fe', '2852039166'],
  ...['100.64.0.1', '100.100.100.200', '168.63.129.16', '[fd00:ec2::254]', '[fec0::1]'],
  ...['metadata.google.internal', 'printer.local', 'intranet', '%31%32%37.0.0.1', '127%2e0.0.1'],
]

it.each(spellings)('refuses a tunnel and a request to %s', async (host) => {
  const { port, hits } = await listen('127.0.0.1')
  const exit = await openExit((name) => publicAddresses(name, resolveHost))

  expect(await tunnel(exit, `${host}:${port}`)).toMatch(/^HTTP\/1\.1 (403|400) /)
  const { status } = await ask(exit, `http://${host}:${port}/`)
  expect([400, 403]).toContain(status)
  expect(hits()).toBe(0)
})

it('reads nobody a user name for a host', async () => {
  const { port, hits } = await listen('127.0.0.1')
  const exit = await openExit((name) => publicAddresses(name, async () => ['127.0.0.1']))

  expect((await ask(exit, `http://example.com@127.0.0.1:${port}/`)).status).toBe(403)
  expect(await tunnel(exit, `example.com@127.0.0.1:${port}`)).toContain('403')
  expect(hits()).toBe(0)
})

it('dials the address that was judged, whatever the name leads to a moment later', async () => {
  const allowed = await listen('127.0.0.2')
  const forbidden = await listen('127.0.0.1', allowed.port)
  const answers = ['127.0.0.2', '127.0.0.1']
  const asked: string[] = []
  const exit = await openExit(async (name) => {
    asked.push(name)
    return [answers.shift() ?? '127.0.0.1'].filter((address) => address === '127.0.0.2')
  })
  const url = `http://rebinding.example:${allowed.port}/`

  expect(await ask(exit, url)).toEqual({ status: 200, body: '127.0.0.2' })
  expect((await ask(exit, url)).status).toBe(403)
  expect(asked).toEqual(['rebinding.example', 'rebinding.example'])
  expect([allowed.hits(), forbidden.hits()]).toEqual([1, 0])
})

it('lets everything through where private networks are allowed, and closes what is open', async () => {
  const { port, hits } = await listen('127.0.0.1')
  const exit = await openExit(resolveHost)

  expect(await ask(exit, `http://shop.localhost:${port}/`)).toMatchObject({ status: 200 })
  expect(await tunnel(exit, `shop.localhost:${port}`)).toContain('200')
  expect(hits()).toBe(1)

  await exit.close()
  await expect(ask(exit, `http://shop.localhost:${port}/`)).rejects.toThrow()
})
