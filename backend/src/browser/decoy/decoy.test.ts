import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { standInFor } from '../../flows/filling/stand-in.ts'
import { interpret } from '../../flows/interpret/interpret.ts'
import type { Stray } from '../../flows/login-page.ts'
import { Secret } from '../../flows/secret.ts'
import { ChromiumLoginPage } from '../chromium-login-page.ts'
import { findChromium } from '../find-chromium.mjs'

// One page in a real Chromium, whose own script keeps whatever it can get hold of.

const password = 'correctHorse4 + "battery" & ünd/ü%'

let browser: Browser
let context: BrowserContext
let site: { port: number; bodies: Map<string, string>; close(): Promise<void> }

beforeAll(async () => {
  const executablePath = findChromium(process.env) ?? ''
  browser = await chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'] })
})
afterAll(() => browser.close())
afterEach(async () => {
  await context.close()
  await site.close()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server for all of `*.localhost`: `/` is `page`, and what is sent anywhere is kept by host and path. */
async function serve(page: string, answers: Record<string, Answer> = {}) {
  const bodies = new Map<string, string>()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('latin1')) body += chunk
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const name = (request.headers.host ?? '').replace(/:.*/, '')
    if (body !== '' || query !== '') bodies.set(`${name}${path}`, body || query)
    response.setHeader('access-control-allow-origin', '*')
    const answer = answers[path]
    if (answer) return answer(request, response)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(path === '/' ? page : '<h1>Welcome</h1><a href="/out">Log out</a>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = {
    port: (server.address() as AddressInfo).port,
    bodies,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Fills the form of the page that is served, the password by a stand-in, and sends it. */
async function logIn(more: { goesOn?: (page: Page) => Promise<unknown> } = {}) {
  context = await browser.newContext({ serviceWorkers: 'block' })
  const loginPage = await ChromiumLoginPage.open(context, async (host) => host === 'shop.localhost')
  const [page] = context.pages()
  if (!page) throw new Error('There is no page.')
  // A second client of the browser, which sees what pages send as they send it.
  const other = await context.newCDPSession(page)
  const overheard: string[] = []
  await other.send('Network.enable')
  other.on('Network.requestWillBeSent', ({ request }) => overheard.push(JSON.stringify(request)))
  context.on('request', (request) => overheard.push(request.postData() ?? ''))

  const standIn = standInFor(new Secret(password)) ?? new Secret('')
  const strays: Stray[] = []
  let swaps = 0
  const filling = {
    by: 'decoy' as const,
    standIn,
    onSwap: () => {
      swaps += 1
    },
    onStray: (stray: Stray) => void strays.push(stray),
  }
  await loginPage.goto(`http://shop.localhost:${site.port}/`)
  const sighting = interpret(await loginPage.observe())
  if (sighting.kind !== 'input') throw new Error(`No form, but ${sighting.kind}`)
  const entries = sighting.fields.map(({ type, target }) =>
    type === 'password'
      ? { target, value: new Secret(password), filling }
      : { target, value: new Secret('ada') },
  )
  const failure = await loginPage
    .act({ kind: 'fill', entries, submit: sighting.submit })
    .then(() => more.goesOn?.(page))
    .then(() => undefined)
    .catch((error: Error) => error)
  return {
    page,
    loginPage,
    standIn: standIn.reveal(),
    strays,
    overheard,
    swaps: () => swaps,
    failure,
  }
}

const form = (attributes: string, script = '') => `<!doctype html><h1>Log in</h1>
  <form method="post" action="/in" ${attributes}><label>Username <input name="u"></label>
  <label>Password <input name="p" type="password"></label><button>Log in</button></form>
  <script>
    window.kept = []
    addEventListener('input', ({ target }) => sessionStorage.setItem('kept', target.value), true)
    const values = () => ({ u: document.forms[0].u.value, p: document.forms[0].p.value })
    const sends = (send) => document.forms[0].addEventListener('submit', (event) => {
      event.preventDefault()
      send(values()).then(() => { document.body.innerHTML = '<h1>Welcome</h1><a href="/out">Log out</a>' })
    })
    ${script}
  </script>`

const post = (type: string, body: string) =>
  `sends((v) => fetch('/in', { method: 'POST', headers: { 'content-type': '${type}' }, body: ${body} }))`

const received = () => site.bodies.get('shop.localhost/in') ?? ''
const text = () => Buffer.from(received(), 'latin1').toString('utf8')

const ways: [string, string, string, () => unknown][] = [
  ['a form', '', '', () => new URLSearchParams(received()).get('p')],
  [
    'a form in parts',
    'enctype="multipart/form-data"',
    '',
    () => /name="p"\r\n\r\n(.*?)\r\n/s.exec(text())?.[1],
  ],
  ['JSON', '', post('application/json', 'JSON.stringify(v)'), () => JSON.parse(text()).p],
  [
    'JSON with every other character escaped',
    '',
    post(
      'application/json',
      `JSON.stringify(v).replace(/[\\u0080-\\uffff]/g, (c) => '\\\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'))`,
    ),
    () => JSON.parse(text()).p,
  ],
  [
    'JSON within a form',
    '',
    post(
      'application/x-www-form-urlencoded',
      'new URLSearchParams({ data: JSON.stringify(v) }).toString()',
    ),
    () => JSON.parse(new URLSearchParams(received()).get('data') ?? '').p,
  ],
  [
    'Base64 in JSON',
    '',
    post(
      'application/json',
      'JSON.stringify({ p: btoa(String.fromCharCode(...new TextEncoder().encode(v.p))) })',
    ),
    () => Buffer.from(JSON.parse(text()).p, 'base64').toString('utf8'),
  ],
  ['plain text', '', post('text/plain', 'v.p'), () => text()],
  [
    'an old request',
    '',
    `sends((v) => new Promise((resolve) => { const x = new XMLHttpRequest(); x.open('PUT', '/in'); x.onload = resolve; x.send(JSON.stringify(v)) }))`,
    () => JSON.parse(text()).p,
  ],
  [
    'a request that outlives its page',
    '',
    `sends((v) => fetch('/in', { method: 'POST', keepalive: true, body: JSON.stringify(v) }))`,
    () => JSON.parse(text()).p,
  ],
]

it.each(ways)('swaps the value into %s, and nobody in the browser sees it', async (...way) => {
  const [, attributes, script, read] = way
  await serve(form(attributes, script))

  const { page, standIn, overheard, swaps, failure, strays } = await logIn()

  expect(failure).toBeUndefined()
  expect(read()).toBe(password)
  expect([swaps(), strays]).toEqual([1, []])
  expect(await page.evaluate(() => sessionStorage.getItem('kept'))).toBe(standIn)
  const seen = [...overheard, await page.content()].join('\n')
  expect(seen).not.toContain('correctHorse4')
})
