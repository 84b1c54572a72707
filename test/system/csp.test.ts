import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createManualClock,
  createMockServer,
  mockAccount,
  type Scenario,
  scenarios,
} from '../../src/mock/index.ts'
import { serveHandlers } from '../csp/mock-over-http.ts'
import { startStrictPage } from '../csp/strict-page.ts'
import { launchChromium } from '../support/person.ts'

// Every scenario, to its end, in a page whose policy forbids whatever can be forbidden.

const clock = createManualClock()
// Answers are sealed, so that the code for it has to be loaded under the policy as well.
const mock = createMockServer({ clock, sealing: true })
let api: { url: string; close(): void }
let strict: { url: string; close(): void }
let browser: Browser

beforeAll(async () => {
  api = await serveHandlers(mock.handlers)
  strict = await startStrictPage(api.url)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  strict.close()
  api.close()
})

/** Opens the page for a login, and notes everything the policy refuses. */
async function open(scenario: Scenario) {
  const page = await browser.newPage()
  const refused: string[] = []
  await page.exposeFunction('noteRefusal', (what: string) => refused.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const note = Reflect.get(window, 'noteRefusal') as (what: string) => void
      note(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`)
    })
  })
  page.on('console', (message) => {
    if (/content.security.policy|trusted ?type/i.test(message.text())) refused.push(message.text())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  const { connectionId, handoffCode } = mock.startLogin(scenario)
  const query = new URLSearchParams({ id: connectionId, code: handoffCode, api: api.url })
  await page.goto(`${strict.url}/?${query}`)
  return { page, refused }
}

const ends = ['success', 'failed', 'expired', 'canceled']

const agree = (page: Page) =>
  page.getByRole('button', { name: 'Continue', exact: true }).click({ timeout: 1_000 })

/** Answers whatever is asked until the flow is over. Time passes whenever nothing is asked. */
async function walk(page: Page): Promise<string> {
  const seen = () => page.locator('[data-step]').first().getAttribute('data-step')
  for (let turn = 0; turn < 400; turn += 1) {
    const step = (await seen()) ?? ''
    if (ends.includes(step)) return step
    // A login that is over needs no consent: the button may go while it is looked for.
    if (step === 'prime') await agree(page).catch(() => undefined)
    // What is on its way is not typed once more.
    else if (step === 'input' && !(await isPending(page))) await answer(page)
    clock.advance(step === 'input' ? 1_000 : 5_000)
    // Lets the page draw what the server said, without waiting for a time of our own.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
  throw new Error(`The login never ended; it stands at ${await seen()}.`)
}

const isPending = async (page: Page) =>
  (await page.locator('[data-part="root"][data-state="pending"]').count()) > 0

/** What the scenario with letters in its code accepts. */
const letterCode = 'K7QP2M4X'

const values: Record<string, string> = {
  'one-time-code': mockAccount.code,
  'current-password': mockAccount.password,
}

/** Fills in what is asked, or takes the first way offered. The step may pass while it is read. */
async function answer(page: Page) {
  const patience = { timeout: 2_000 }
  const inputs = await page.locator('[data-step="input"] input:not([hidden])').all()
  for (const input of inputs) {
    const kind = await input.getAttribute('autocomplete', patience).catch(() => null)
    const hint = await input.getAttribute('inputmode', patience).catch(() => null)
    const letters = kind === 'one-time-code' && hint !== 'numeric'
    const value = letters ? letterCode : (values[kind ?? ''] ?? mockAccount.email)
    await input.fill(value, patience).catch(() => undefined)
  }
  if (inputs.length > 0) await page.keyboard.press('Enter')
  else
    await page
      .locator('[data-part="option"]')
      .first()
      .click(patience)
      .catch(() => undefined)
}

it.each(Object.entries(scenarios))('plays %s without a violation', async (_, scenario) => {
  const { page, refused } = await open(scenario)

  await walk(page)

  expect(refused).toEqual([])
  await page.close()
})

it('notices what the policy refuses', async () => {
  const { page, refused } = await open(scenarios.password)
  await page.getByRole('button', { name: 'Continue', exact: true }).waitFor()

  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))
    void fetch('https://favicons.example/').catch(() => undefined)
  })

  await expect.poll(() => refused.join('\n')).toMatch(/style-src[\s\S]*connect-src/)
  await page.close()
})
