import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startSite, type TestSite } from '../../test/start-site.ts'
import type { HumanInput, LiveWindow, Watch } from '../flows/live-views/ports.ts'
import type { Browsers, LoginPage } from '../flows/login-page.ts'
import { createBrowsers } from './create-browsers.ts'
import { findChromium } from './find-chromium.mjs'

/** For a machine that has other things to do. */
const patience = { timeout: 10_000 }

let browsers: Browsers
let site: TestSite
let page: LoginPage
let watches: Watch[] = []

beforeAll(() => {
  browsers = createBrowsers({ executablePath: findChromium(process.env) ?? '' })
})
afterAll(() => browsers.close())
afterEach(async () => {
  await Promise.all(watches.map((watch) => watch.stop()))
  watches = []
  await page.close()
  await site.close()
})

async function watch(onPicture: (jpeg: Buffer, drawn: () => void) => void = () => undefined) {
  const hosts: (string | undefined)[] = []
  let watching: Watch | undefined
  const live = page.live as LiveWindow
  watching = await live.watch({
    onPicture: (jpeg) => onPicture(jpeg, () => watching?.drawn()),
    onHost: (host) => hosts.push(host),
  })
  watches.push(watching)
  return { watching, hosts }
}

async function open(pages: Record<string, string>): Promise<void> {
  site = await startSite(pages)
  page = await browsers.open({ allowsHost: async () => true })
  await page.goto(site.url('/'))
}

const seen = async () => (await page.observe()).text
const at = (x: number, y: number) => ({ x: x / 1280, y: y / 800 })
const press = (x: number, y: number): HumanInput[] =>
  (['down', 'up'] as const).map((type) => ({
    kind: 'pointer',
    type,
    button: 'left',
    isHeld: type === 'down',
    clicks: 1,
    ...at(x, y),
  }))

/** Counts as fast as it is painted. */
const counting =
  '<h1>0</h1><script>let n = 0; const next = () => { document.querySelector("h1").textContent = ++n; requestAnimationFrame(next) }; next()</script>'

it('sends no further pictures to who has not drawn the last ones', async () => {
  await open({ '/': counting })
  const pictures: Buffer[] = []
  const { watching } = await watch((jpeg) => pictures.push(jpeg))
  await vi.waitFor(() => expect(pictures.length).toBeGreaterThan(0), patience)
  // Somebody else draws them all: as long as the page takes to paint twenty more.
  let others = 0
  await watch((_jpeg, drawn) => {
    others += 1
    drawn()
  })
  await vi.waitFor(() => expect(others).toBeGreaterThan(20), patience)
  expect(pictures.length).toBeLessThanOrEqual(3)

  watching.drawn()
  watching.drawn()
  await vi.waitFor(() => expect(pictures.length).toBeGreaterThan(3), patience)
})

it('shows a page at rest at once, a parked one included', async () => {
  await open({ '/': '<h1>Still</h1>' })
  await page.park()
  const pictures: Buffer[] = []
  await watch((jpeg) => pictures.push(jpeg))
  await vi.waitFor(() => expect(pictures.length).toBe(1), patience)
  // A JPEG begins so.
  expect(pictures[0]?.subarray(0, 2).toString('hex')).toBe('ffd8')
  await page.wake()
})

it('does what a person does where they see it', async () => {
  await open({
    '/': `<style>body{margin:0}button,input{display:block;width:200px;height:40px;margin:0}</style>
<button onclick="said.textContent = 'pressed'">Press</button>
<input oninput="said.textContent = value" onkeydown="if (event.key === 'Enter') said.textContent += '!'">
<p id="said">nothing</p>`,
  })
  const { watching } = await watch()
  for (const input of press(100, 20)) await watching.act(input)
  await vi.waitFor(async () => expect(await seen()).toContain('pressed'), patience)

  for (const input of press(100, 60)) await watching.act(input)
  for (const key of ['o', 'k']) {
    await watching.act({ kind: 'key', type: 'down', key, code: '', modifiers: [] })
    await watching.act({ kind: 'key', type: 'up', key, code: '', modifiers: [] })
  }
  await watching.act({ kind: 'text', text: ' ありがとう' })
  await watching.act({ kind: 'key', type: 'down', key: 'Enter', code: 'Enter', modifiers: [] })
  await vi.waitFor(async () => expect(await seen()).toContain('ok ありがとう!'), patience)
})

it('follows a window that opens, and comes back when it closes', async () => {
  await open({
    '/': `<style>body{margin:0}button{width:200px;height:40px}</style><button onclick="window.open('http://127.0.0.1:' + location.port + '/small')">Open</button>`,
    '/small':
      '<h1>Small</h1><script>new EventSource("/events").addEventListener("go", () => close())</script>',
  })
  const { watching, hosts } = await watch((_jpeg, drawn) => drawn())
  const here = new URL(site.url('/')).host
  expect(hosts).toEqual([here])

  for (const input of press(100, 20)) await watching.act(input)
  const there = here.replace('localhost', '127.0.0.1')
  await vi.waitFor(() => expect(hosts.at(-1)).toBe(there), patience)
  await vi.waitFor(() => expect(site.asked).toContain('/events'), patience)
  site.go()
  await vi.waitFor(() => expect(hosts.at(-1)).toBe(here), patience)
})
