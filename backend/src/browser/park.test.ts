import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startSite, type TestSite } from '../../test/start-site.ts'
import type { Browsers, LoginPage } from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import { createBrowsers } from './create-browsers.ts'
import { findChromium } from './find-chromium.mjs'

let browsers: Browsers
let site: TestSite
let pages: LoginPage[] = []

beforeAll(() => {
  browsers = createBrowsers({ executablePath: findChromium(process.env) ?? '' })
})
afterAll(() => browsers.close())
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  pages = []
  await site.close()
})

async function open(path: string): Promise<LoginPage> {
  const page = await browsers.open({ allowsHost: async () => true })
  pages.push(page)
  await page.goto(site.url(path))
  return page
}

/** A form on a page that says so to its server as soon as it hears of something. */
const listening = (name: string) => `<form method="post" action="/in"><h1>Log in</h1>
<label>Password <input name="p" type="password" autocomplete="current-password"></label><button>Log in</button></form>
<script>new EventSource('/events').addEventListener('go', () => fetch('/${name}-heard'))</script>`

it('lets a parked page do nothing by itself, and loses nothing of what came meanwhile', async () => {
  site = await startSite({ '/parked': listening('parked'), '/awake': listening('awake') })
  const parked = await open('/parked')
  await open('/awake')
  await vi.waitFor(() => expect(site.asked.filter((path) => path === '/events')).toHaveLength(2))

  await parked.park()
  site.go()
  await vi.waitFor(() => expect(site.asked).toContain('/awake-heard'))
  expect(site.asked).not.toContain('/parked-heard')

  await parked.wake()
  await vi.waitFor(() => expect(site.asked).toContain('/parked-heard'))
})

it('goes on with a page that was parked as if it never was', async () => {
  site = await startSite({ '/': listening('page'), '/in': '<h1>Welcome</h1>' })
  const page = await open('/')

  await page.park()
  await page.wake()
  const { controls } = await page.observe()
  const field = controls.findIndex(({ type }) => type === 'password')
  const entries = [{ target: field, value: new Secret('correct horse') }]
  await page.act({ kind: 'fill', entries, submit: undefined })

  expect(site.posted).toEqual([{ p: 'correct horse' }])
})

it('closes a page that is parked', async () => {
  site = await startSite({ '/': `${listening('page')}<script>setInterval(() => {}, 1)</script>` })
  const page = await open('/')

  await page.park()
  await page.close()
  await expect(page.wake()).resolves.toBeUndefined()
})
