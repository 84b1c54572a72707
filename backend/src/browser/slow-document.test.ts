import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { startSite, type TestSite } from '../../test/start-site.ts'
import type { Browsers, LoginPage } from '../flows/login-page.ts'
import { look } from '../flows/run/look.ts'
import { createBrowsers } from './create-browsers.ts'
import { documentMs } from './document-limit.ts'
import { findChromium } from './find-chromium.mjs'

// Documents that take longer than anything else a page waits for. The clock of the waits is moved
// by hand; the site answers when the test says so.

vi.setConfig({ testTimeout: 20_000 })

const never = new AbortController().signal
const form = `<form method="post" action="/in"><h1>Log in</h1>
<label>Password <input name="p" type="password"></label><button>Log in</button></form>`

let browsers: Browsers
let site: TestSite
let page: LoginPage
let held: ServerResponse | undefined
let laterMs = 0

beforeAll(() => {
  browsers = createBrowsers({ executablePath: findChromium(process.env) ?? '' })
})
afterAll(() => browsers.close())
beforeEach(() => {
  held = undefined
  laterMs = 0
  const { now } = Date
  vi.spyOn(Date, 'now').mockImplementation(() => now() + laterMs)
})
afterEach(async () => {
  vi.restoreAllMocks()
  held?.destroy()
  await page.close()
  await site.close()
})

/** Opens a page; what it leads to, `/in`, is answered by the test. */
async function visit(html: string): Promise<void> {
  site = await startSite({
    '/': html,
    '/in': (response) => {
      held = response
    },
  })
  page = await browsers.open({ allowsHost: async () => true })
  await page.goto(site.url('/'))
  await page.observe()
}

async function pressLogIn(): Promise<void> {
  const { controls } = await page.observe()
  const target = controls.findIndex(({ kind }) => kind === 'button')
  await page.act({ kind: 'press', target })
}

/** Resolves when the page was left, and whoever waits has looked at the clock since it was moved. */
async function passWhileAwaited(ms: number): Promise<void> {
  await vi.waitFor(() => expect(held).toBeDefined())
  laterMs = ms
  vi.mocked(Date.now).mockClear()
  await vi.waitFor(() => expect(vi.mocked(Date.now).mock.calls.length).toBeGreaterThan(2), 10_000)
}

const answer = (html: string) => {
  held?.writeHead(200, { 'content-type': 'text/html' })
  held?.end(html)
}

it('waits half a minute and more for the answer to a form', async () => {
  await visit(form)
  let isOver = false
  const sent = pressLogIn().finally(() => {
    isOver = true
  })

  await passWhileAwaited(45_000)
  expect(isOver).toBe(false)
  answer('<h1>Welcome</h1>')
  await sent

  expect((await page.observe()).headings).toEqual(['Welcome'])
})

it('says that the site did not answer, a minute after it was asked', async () => {
  await visit(form)
  const sent = pressLogIn()
  const refused = expect(sent).rejects.toMatchObject({
    code: 'website_error',
    message: 'The site did not answer in time.',
  })

  await vi.waitFor(() => expect(held).toBeDefined())
  laterMs = documentMs + 1_000

  await refused
})

it('takes no page for unclear that is being left, when its patience is over', async () => {
  await visit(`<p>One moment.</p><script>
new EventSource('/events').addEventListener('go', () => location.assign('/in'))</script>`)
  site.go()
  await vi.waitFor(() => expect(held).toBeDefined())
  let isOver = false
  const looking = look(page, undefined, {}, never, 500).finally(() => {
    isOver = true
  })

  await passWhileAwaited(45_000)
  expect(isOver).toBe(false)
  answer(form)

  expect((await looking).sighting.kind).toBe('input')
})

it('reads a page whose document never ends', async () => {
  await visit('<a href="/in">Log in</a>')
  const { controls } = await page.observe()
  const target = controls.findIndex(({ kind }) => kind === 'link')
  const pressed = page.act({ kind: 'press', target })
  await vi.waitFor(() => expect(held).toBeDefined())
  held?.writeHead(200, { 'content-type': 'text/html' })
  held?.write(`<!doctype html><title>Log in</title>${form}`)
  laterMs = documentMs + 1_000

  await pressed

  expect((await page.observe()).headings).toEqual(['Log in'])
})
