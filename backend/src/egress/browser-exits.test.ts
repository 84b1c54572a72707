import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createBrowsers } from '../browser/create-browsers.ts'
import { findChromium } from '../browser/find-chromium.mjs'
import type { Browsers } from '../flows/login-page.ts'
import { publicAddresses } from '../flows/private-network.ts'
import { createEgress } from './create-egress.ts'
import { resolveHost } from './resolve-host.ts'

// A page in a real Chromium tries every way into a private network. 127.0.0.2 plays the public
// internet; whoever listens on 127.0.0.1 and on ::1 is private, and counts who comes.

const internet = '127.0.0.2'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let browsers: Browsers
let reach: (host: string) => Promise<string[]>
const closing: (() => Promise<unknown>)[] = []

beforeAll(() => {
  const egress = createEgress({ reach: (host) => reach(host), mayPassOn: () => true })
  browsers = createBrowsers({
    executablePath: findChromium(process.env) ?? '',
    openExit: egress.open,
  })
})
afterAll(() => browsers.close())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(address: string, answer: Answer, port = 0): Promise<number> {
  const server = createServer(answer)
  server.on('upgrade', answer)
  server.listen(port, address)
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

interface World {
  /** Requests and datagrams that came in where none may. */
  hits: string[]
  /** The port of all private listeners, TCP and UDP. */
  port: number
}

/** Private listeners on IPv4 and IPv6. */
async function listenInPrivate(): Promise<World> {
  const hits: string[] = []
  const count: Answer = ({ url = '', headers }, response) => {
    hits.push(`${headers.host}${url}`)
    response.end?.('private')
  }
  const port = await listen('127.0.0.1', count)
  await listen('::1', count, port)
  const datagrams = createSocket('udp4')
  datagrams.on('message', () => hits.push('udp'))
  datagrams.bind(port, '127.0.0.1')
  await once(datagrams, 'listening')
  closing.push(async () => datagrams.close())
  return { hits, port }
}

/** Opens `site.example` on the internet, whose page reports to `/done` when it has tried everything. */
async function visit(
  html: string,
  resolve: (host: string) => string[] | undefined = () => undefined,
  more: Record<string, Answer> = {},
  judge: typeof reach = (host) => publicAddresses(host, resolveHost),
): Promise<{ asked: string[] }> {
  const asked: string[] = []
  let finish: () => void = () => undefined
  const done = new Promise<void>((resolveDone) => {
    finish = resolveDone
  })
  const port = await listen(internet, (request, response) => {
    const { url = '/' } = request
    asked.push(`${request.headers.host}${url}`)
    if (url === '/done') finish()
    const answer = more[url.split('?')[0] ?? '']
    if (answer) return answer(request, response)
    response.setHeader('content-type', 'text/html')
    response.end(url === '/' ? html.replaceAll('PUBLIC', String(port)) : '')
  })
  reach = async (host) => {
    if (host === 'site.example') return [internet]
    const found = resolve(host)
    if (found === undefined) return judge(host)
    const isPublic = found.every((address) => address === internet)
    return isPublic ? found : publicAddresses(host, async () => found)
  }
  const page = await browsers.open({ allowsHost: async () => true })
  closing.push(() => page.close())
  await page.goto(`http://site.example:${port}/`)
  await done
  return { asked }
}

/** Runs `tries` in a page and reports once all of them have ended, one way or the other. */
const trying = (tries: string) => `<!doctype html><title>A page</title><h1>A page</h1><script>
  const settled = (...promises) => Promise.allSettled(promises)
  const loads = (element) => new Promise((resolve) => {
    element.onload = element.onerror = resolve
    document.body.append(element)
  })
  const make = (name, properties) => Object.assign(document.createElement(name), properties)
  const within = (ms, promise) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))])
  addEventListener('DOMContentLoaded', async () => {
    await (async () => { ${tries} })().catch(() => undefined)
    await fetch('/done')
  })
</script>`

const spellings = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.1', '127.0.0.1.'],
  ...['0.0.0.0', '0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'name@127.0.0.1', '１２７.0.0.1'],
]

/** Tries every way a page has to load something from `hosts`. */
const everyWay = (hosts: string[]) =>
  trying(`for (const host of ${JSON.stringify(hosts)}) {
    const url = (way) => 'http://' + host + '/' + way
    const all = [
      fetch(url('fetch'), { mode: 'no-cors' }),
      fetch(url('post'), { method: 'POST', mode: 'no-cors', body: 'x', keepalive: true }),
      loads(make('img', { src: url('img') })),
      loads(make('script', { src: url('script') })),
      loads(make('link', { rel: 'stylesheet', href: url('style') })),
      loads(make('iframe', { src: url('frame') })),
      loads(make('object', { data: url('object') })),
      new Promise((resolve) => { new WebSocket('ws://' + host.replace(/.*@/, '') + '/socket').onclose = resolve }),
      new Promise((resolve) => { new EventSource(url('events')).onerror = resolve }),
    ]
    navigator.sendBeacon(url('beacon'), 'x')
    for (const rel of ['prefetch', 'preconnect', 'dns-prefetch']) document.head.append(make('link', { rel, href: url(rel) }))
    await within(500, settled(...all))
  }`)

it('reaches no private address by any way a page has, however it is spelled', async () => {
  const { hits, port } = await listenInPrivate()

  const { asked } = await visit(everyWay(spellings.map((host) => `${host}:${port}`)))

  expect(asked.at(-1)).toContain('/done')
  expect(hits).toEqual([])
}, 60_000)

it('counts who comes: with nothing refused every way leads there', async () => {
  const { hits, port } = await listenInPrivate()

  await visit(everyWay([`127.0.0.1:${port}`]), undefined, {}, resolveHost)

  const ways = new Set(hits.map((hit) => hit.split('/')[1]))
  const plain = ['fetch', 'post', 'img', 'script', 'style', 'frame', 'object', 'socket', 'events']
  expect([...ways]).toEqual(expect.arrayContaining([...plain, 'beacon']))
})

it('reaches none by windows, forms and workers of a page', async () => {
  const { hits, port } = await listenInPrivate()
  const target = `http://127.0.0.1:${port}`

  await visit(
    trying(`const opened = window.open('${target}/popup')
      const form = make('form', { method: 'post', action: '${target}/form', target: 'inner' })
      document.body.append(make('iframe', { name: 'inner' }), form)
      form.submit()
      const code = "fetch('${target}/worker', { mode: 'no-cors' }).catch(() => 0).then(() => postMessage(1))"
      const worker = new Worker(URL.createObjectURL(new Blob([code])))
      await within(1000, new Promise((resolve) => { worker.onmessage = resolve }))
      await settled(import('${target}/module.js'))
      opened?.close()`),
  )

  expect(hits).toEqual([])
})

it('sends nothing past the proxy by calls between browsers or by QUIC', async () => {
  const { hits, port } = await listenInPrivate()

  await visit(
    trying(`const call = new RTCPeerConnection({ iceServers: [
        { urls: 'stun:127.0.0.1:${port}' },
        { urls: 'turn:127.0.0.1:${port}?transport=udp', username: 'a', credential: 'b' },
        { urls: 'turn:127.0.0.1:${port}?transport=tcp', username: 'a', credential: 'b' },
      ] })
      call.createDataChannel('any')
      const gathered = new Promise((resolve) => { call.onicecandidate = ({ candidate }) => candidate || resolve() })
      await call.setLocalDescription(await call.createOffer())
      await within(2000, gathered)
      if (window.WebTransport) await within(1000, new WebTransport('https://127.0.0.1:${port}/quic').ready.catch(() => 0))`),
  )

  expect(hits).toEqual([])
})

it('follows no redirect into a private network', async () => {
  const { hits, port } = await listenInPrivate()
  const away =
    (status: number): Answer =>
    (_request, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${port}/${status}` }).end()
    }
  const statuses = [301, 302, 303, 307, 308]
  const answers = Object.fromEntries(statuses.map((status) => [`/${status}`, away(status)]))

  const { asked } = await visit(
    trying(`for (const status of ${JSON.stringify(statuses)}) await settled(
        fetch('/' + status + '?fetch', { mode: 'no-cors' }),
        fetch('/' + status + '?post', { method: 'POST', mode: 'no-cors', body: 'x' }),
        loads(make('iframe', { src: '/' + status + '?frame' })),
        loads(make('img', { src: '/' + status + '?img' })),
      )`),
    undefined,
    answers,
  )

  expect(asked.filter((url) => url.includes('/308?'))).toHaveLength(4)
  expect(hits).toEqual([])
})

it('is led nowhere else by a name that changes its mind', async () => {
  const { hits, port } = await listenInPrivate()
  let looks = 0

  const { asked } = await visit(
    trying(`for (let i = 0; i < 4; i++) await settled(
        fetch('http://rebinding.example:PUBLIC/' + i, { mode: 'no-cors' }),
        fetch('http://rebinding.example:${port}/' + i, { mode: 'no-cors' }),
      )`),
    (host) => {
      if (host !== 'rebinding.example') return undefined
      looks += 1
      return looks === 1 ? [internet] : looks === 2 ? [internet, '127.0.0.1'] : ['127.0.0.1']
    },
  )

  expect(asked.filter((url) => url.startsWith('rebinding.example')).length).toBeLessThanOrEqual(1)
  expect(looks).toBe(8)
  expect(hits).toEqual([])
})
