import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createSearch } from '../canary/spellings.ts'
import { startStrictPage } from '../csp/strict-page.ts'
import { launchChromium } from '../support/person.ts'
import { startTrustingSite, type TrustingSite } from '../support/trusting-site.ts'

// The component in a real browser, under the strictest policy, with the real backend behind it: what
// is typed leaves the browser sealed, or not at all.

const typed = { email: 'ada-51c7@example.test', password: 'pä"ss wörd & 51c7%' }
const search = createSearch(Object.entries(typed).map(([name, value]) => ({ name, value })))

let site: TrustingSite
let backend: RunningBackend
let strict: { url: string; close(): void }
let browser: Browser
let page: Page
/** Everything the page has sent: addresses, headers and bodies. */
let sent: { url: string; text: string }[]
let complaints: string[]
let profiles = 0

beforeAll(async () => {
  site = await startTrustingSite()
  backend = await startBackend()
  strict = await startStrictPage(backend.url)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  strict.close()
  await backend.close()
  await site.close()
})
beforeEach(async () => {
  page = await browser.newPage()
  sent = []
  complaints = []
  page.on('request', (request) => {
    const text = JSON.stringify([request.url(), request.headers(), request.postData()])
    sent.push({ url: request.url(), text })
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
})
afterEach(() => page.close())

/** Opens the page at the question for email and password. */
async function openLogin(): Promise<void> {
  const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
  profiles += 1
  const { id } = await kernel.auth.connections.create({
    domain: site.host,
    profile_name: `sealed-${profiles}`,
  })
  const { handoff_code: code = '' } = await kernel.auth.connections.login(id)
  await page.goto(`${strict.url}/?${new URLSearchParams({ id, code, api: backend.url })}`)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Email').waitFor()
}

async function fillIn(): Promise<void> {
  await page.getByLabel('Email').fill(typed.email)
  await page.getByLabel('Password', { exact: true }).fill(typed.password)
  await page.keyboard.press('Enter')
}

/** A browser whose cryptography lacks some curves. */
const lacks = (...missing: string[]) =>
  page.addInitScript((names) => {
    const { importKey } = SubtleCrypto.prototype
    SubtleCrypto.prototype.importKey = async function (this: SubtleCrypto, ...args: unknown[]) {
      const algorithm = args[2] as string | { name: string }
      const name = typeof algorithm === 'string' ? algorithm : algorithm.name
      if (names.includes(name)) throw new DOMException('Unrecognized name.', 'NotSupportedError')
      return Reflect.apply(importKey, this, args)
    } as typeof importKey
  }, missing)

const scripts = () => sent.filter(({ url }) => url.endsWith('.js')).map(({ url }) => url)
const submits = () => sent.filter(({ url }) => url.endsWith('/submit'))
const leaks = () => sent.flatMap(({ text }) => search(Buffer.from(text)))

it('seals what is typed before it leaves the browser, with code that is loaded for it alone', async () => {
  await openLogin()
  const before = scripts().length
  await fillIn()
  await page.locator('[data-step="success"]').waitFor()

  expect(site.posted.at(-1)).toEqual(typed)
  expect(submits()).toHaveLength(1)
  expect(submits()[0]?.text).toContain('sealing_key_id')
  expect(leaks()).toEqual([])
  expect(scripts().length).toBeGreaterThan(before)
  expect(complaints).toEqual([])
})

it('seals with P-256 in a browser that has no X25519', async () => {
  await lacks('X25519')
  await openLogin()
  await fillIn()
  await page.locator('[data-step="success"]').waitFor()

  expect(site.posted.at(-1)).toEqual(typed)
  expect(leaks()).toEqual([])
  expect(complaints).toEqual([])
})

it('sends nothing from a browser that cannot seal, and says what to do', async () => {
  const arrived = site.posted.length
  await lacks('X25519', 'ECDH')
  await openLogin()
  await fillIn()
  await page
    .locator('[data-part="problem"], [role="alert"]')
    .getByText('could not be encrypted')
    .first()
    .waitFor()

  expect(submits()).toEqual([])
  expect(leaks()).toEqual([])
  expect(site.posted).toHaveLength(arrived)
  // The person may try again, with what can be seen again.
  expect(await page.getByLabel('Email').inputValue()).toBe(typed.email)
  expect(complaints).toEqual([])
})
