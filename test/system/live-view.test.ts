import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'
import { launchChromium } from '../support/person.ts'

// Live views, looked at and used in a stock browser: of logins, and of an agent's browser.

const embedder = 'https://app.example.com'
/** What pages are drawn in over there; a page of that size here has everything at the same place. */
const size = { width: 1280, height: 800 }

let backend: RunningBackend
let running: RunningSites
let counter: CountingSite
let browser: Browser
let kernel: Kernel
let profiles = 0

beforeAll(async () => {
  running = await startSites()
  counter = await startCountingSite()
  backend = await startBackend({
    MANAGED_AUTH_CAPTCHA: 'ask',
    MANAGED_AUTH_RETURN_URLS: `${embedder}/done`,
  })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url, maxRetries: 0 })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await backend.close()
  await counter.close()
  await running.close()
})

async function startLogin(domain: string): Promise<string> {
  profiles += 1
  const profile_name = `watched-${profiles}`
  const { id } = await kernel.auth.connections.create({ domain, profile_name })
  await kernel.auth.connections.login(id)
  return id
}

/** Follows until the login is at `step`. */
async function reaches(id: string, step: string) {
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event === 'managed_auth_state' && event.flow_step === step) return event
  }
  throw new Error(`The login ended before it was at ${step}.`)
}

const addressOf = async (id: string) =>
  (await kernel.auth.connections.retrieve(id)).live_view_url ?? ''

async function view(url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } })
  await page.goto(url)
  return page
}

const isAt = (page: Page, phase: string) => page.locator(`body[data-phase=${phase}]`).waitFor()

/** Where something is on the page of a site, as parts of the picture. */
async function placesOf(url: string, find: (page: Page) => Promise<{ x: number; y: number }[]>) {
  const page = await browser.newPage({ viewport: size })
  await page.goto(url)
  const places = await find(page)
  await page.close()
  return places.map(({ x, y }) => ({ x: x / size.width, y: y / size.height }))
}

async function middleOf(element: ReturnType<Page['locator']>) {
  const box = await element.boundingBox()
  if (!box) throw new Error('It is not to be seen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A field of the counting site without its border, whose looks tell whether it has the focus. */
async function insideOf(label: string) {
  const page = await browser.newPage({ viewport: size })
  await page.goto(`http://${counter.host}/`)
  const box = await page.getByLabel(label).boundingBox()
  await page.close()
  if (!box) throw new Error('There is no field.')
  const [x, y] = [Math.round(box.x) + 4, Math.round(box.y) + 4]
  return { x, y, width: Math.round(box.width) - 8, height: Math.round(box.height) - 8 }
}

async function click(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  const box = await page.locator('#picture').boundingBox()
  if (!box) throw new Error('There is no picture.')
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height)
}

/** Sends messages past the page's own script, and waits until the server has read them. */
const sendRaw = (page: Page, messages: object[], more = '') =>
  page.evaluate(
    async ([texts, query]) => {
      const address = location.href.replace(/^http/, 'ws').replace('?', '/stream?') + query
      const socket = new WebSocket(address)
      await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }))
      for (const text of texts) socket.send(text)
      socket.close()
      await new Promise((resolve) => socket.addEventListener('close', resolve, { once: true }))
    },
    [messages.map((message) => JSON.stringify(message)), more] as const,
  )

const pressAt = (place: { x: number; y: number }) =>
  ['down', 'up'].map((type) => ({
    kind: 'pointer',
    type,
    button: 'left',
    isHeld: type === 'down',
    clicks: 1,
    ...place,
  }))

/** Whether anything is drawn: more colours than a blank page has. */
const isBlank = (page: Page) =>
  page.locator('#picture').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement
    const pen = (canvas as HTMLCanvasElement).getContext('2d')
    const { data } = pen?.getImageData(0, 0, width, height) ?? { data: [] }
    const colours = new Set<number>()
    for (let at = 0; at < data.length && colours.size <= 5; at += 4) {
      colours.add(((data[at] ?? 0) << 16) + ((data[at + 1] ?? 0) << 8) + (data[at + 2] ?? 0))
    }
    return colours.size <= 5
  })

/** A part of the picture, as text that is equal for equal pictures. */
const pictureIn = (page: Page, box: { x: number; y: number; width: number; height: number }) =>
  page.locator('#picture').evaluate((canvas, { x, y, width, height }) => {
    const pen = (canvas as HTMLCanvasElement).getContext('2d')
    return (pen?.getImageData(x, y, width, height).data ?? []).join()
  }, box)

it('shows a login while it runs, what is typed as dots, and nothing after its end', async () => {
  const [field, last] = [await insideOf('Email'), await insideOf('Password')]
  const id = await startLogin(counter.host)

  /** Types a name into the site over there, and looks at its field while the site thinks. */
  async function typed(email: string): Promise<string> {
    await reaches(id, 'AWAITING_INPUT')
    const page = await view(await addressOf(id))
    await isAt(page, 'watching')
    await expect.poll(() => isBlank(page)).toBe(false)
    const [empty, emptyLast] = [await pictureIn(page, field), await pictureIn(page, last)]
    const before = counter.passwords.length
    counter.hold()
    await kernel.auth.connections.submit(id, { fields: { email, password: account.password } })
    await counter.received(before + 1)
    // What is filled in last stands there: all of it does.
    await expect.poll(() => pictureIn(page, last)).not.toBe(emptyLast)
    const filledIn = await pictureIn(page, field)
    expect(filledIn).not.toBe(empty)
    await kernel.auth.connections.login(id)
    await isAt(page, 'ended')
    expect((await page.goto(page.url()))?.status()).toBe(404)
    await page.close()
    return filledIn
  }

  const [narrow, wide] = [await typed('iiii@example.test'), await typed('WWWW@example.test')]
  expect(narrow).toBe(wide)
  await kernel.auth.connections.delete(id)
  counter.release()
})

it('has a person solve a puzzle, and takes nothing from who only looks', async () => {
  const home = running.urlOf('maze')
  const [boats, tree, verify] = await Promise.all([
    placesOf(home, (page) => {
      const pictures = page.frameLocator('iframe').getByRole('button', { name: /Picture [248]$/ })
      return pictures.all().then((all) => Promise.all(all.map(middleOf)))
    }),
    placesOf(home, async (page) => [
      await middleOf(page.frameLocator('iframe').getByRole('button', { name: 'Picture 1' })),
    ]),
    placesOf(home, async (page) => [
      await middleOf(page.frameLocator('iframe').getByRole('button', { name: 'Verify' })),
    ]),
  ])
  const id = await startLogin(running.hostOf('maze'))
  const asked = await reaches(id, 'AWAITING_EXTERNAL_ACTION')
  expect(asked.external_action_message).toMatch(/^Solve the puzzle in the live view/)
  const [entry] = (await kernel.auth.connections.timeline(id)).getPaginatedItems()
  expect(entry?.step).toBe('AWAITING_HUMAN_INTERVENTION')

  const page = await view(asked.live_view_url ?? '')
  await isAt(page, 'using')
  const looker = await view(`${asked.live_view_url}&readOnly=true`)
  await isAt(looker, 'watching')
  // The address is another one, which does not tell the first.
  const token = new URL(page.url()).searchParams.get('token') ?? ''
  expect(looker.url()).not.toContain(token)

  // A wrong picture, three times: taken once, the puzzle could not be solved below.
  const wrong = tree.flatMap(pressAt)
  await sendRaw(looker, wrong)
  await sendRaw(looker, wrong, '&readOnly=false')
  await sendRaw(page, wrong, '&readOnly=true')

  await page.getByRole('button', { name: 'Use the page' }).press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('use')

  for (const place of [...boats, ...verify]) await click(page, place)
  await reaches(id, 'AWAITING_INPUT')
  await isAt(page, 'watching')

  const { identifier, password } = sites.find(({ name }) => name === 'maze')?.account ?? {}
  const fields = { email: identifier ?? '', password: password ?? '' }
  await kernel.auth.connections.submit(id, { fields })
  await isAt(page, 'ended')
  await isAt(looker, 'ended')
  expect((await kernel.auth.connections.retrieve(id)).live_view_url ?? null).toBeNull()
  await Promise.all([page.close(), looker.close()])
})

it("takes a person's hand in an agent's browser, until that ends", async () => {
  const session = await kernel.browsers.create({ start_url: running.urlOf('harbor') })
  const agent = await chromium.connectOverCDP(session.cdp_ws_url)
  const there = agent.contexts()[0]?.pages()[0]
  if (!there) throw new Error('There is no page.')
  await there.evaluate(() => {
    document.body.innerHTML = '<label>Say <input style="position:fixed;inset:0;width:100%"></label>'
  })

  const page = await view(session.browser_live_view_url ?? '')
  await isAt(page, 'using')
  await click(page, { x: 0.5, y: 0.01 })
  await page.keyboard.type('Hello')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', ' ありがとう')
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
    document.activeElement?.dispatchEvent(paste)
  })
  await expect.poll(() => there.getByLabel('Say').inputValue()).toBe('Hello ありがとう')

  await agent.close()
  await kernel.browsers.deleteByID(session.session_id)
  await isAt(page, 'ended')
  const ended = await kernel.browsers.retrieve(session.session_id, { include_deleted: true })
  expect(ended).not.toHaveProperty('browser_live_view_url')
  await page.close()
})

it('can be read by everybody, and shown by the pages that may', async () => {
  const session = await kernel.browsers.create({ start_url: running.urlOf('harbor') })
  const url = session.browser_live_view_url ?? ''
  const policy = (await fetch(url)).headers.get('content-security-policy')
  expect(policy).toContain(`frame-ancestors 'self' ${embedder}`)
  expect(policy).toContain("script-src 'self'")

  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const page = await view(url)
  await isAt(page, 'using')
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 700 })
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      )
      expect(violations.map(({ id }) => id)).toEqual([])
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(scrolls).toBe(false)
    }
  }

  // A page of somebody else who learned the address cannot open the stream.
  const stranger = await view(running.urlOf('harbor'))
  const opened = await stranger.evaluate(
    (address) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address)
        socket.onopen = () => resolve('opened')
        socket.onerror = () => resolve('refused')
      }),
    url.replace(/^http/, 'ws').replace('?', '/stream?'),
  )
  expect(opened).toBe('refused')
  await kernel.browsers.deleteByID(session.session_id)
  await Promise.all([page.close(), stranger.close()])
})
