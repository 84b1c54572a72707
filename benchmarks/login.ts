import { performance } from 'node:perf_hooks'
import { startBackend } from '@managed-auth/backend/testing'
import { sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import type { Page } from 'playwright'
import { launchChromium } from '../test/support/person.ts'
import { startVerdaccio } from '../test/support/verdaccio.ts'

// npm run bench:login - a first login by the engine beside a hand-written Playwright script, in one
// run on one machine. Both begin with a warm Chromium and an empty context; nobody is waited for.

const rounds = 7

interface Case {
  name: string
  domain: string
  values: Record<string, string>
  /** What somebody who knows the site would write. */
  script: (page: Page) => Promise<void>
}

const running = await startSites()
const verdaccioUser = { name: 'ada', password: 'lovelace-1843' }
const verdaccio = await startVerdaccio(verdaccioUser)
const backend = await startBackend()
const browser = await launchChromium()
const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })

const account = (name: string) => {
  const site = sites.find((candidate) => candidate.name === name)
  if (!site) throw new Error(`There is no site ${name}.`)
  return site.account
}

const fromSite = (
  name: string,
  script: (page: Page, who: { identifier: string; password: string }) => Promise<void>,
): Case => {
  const { identifier, password } = account(name)
  return {
    name,
    domain: running.hostOf(name),
    values: { email: identifier, password },
    script: async (page) => {
      await page.goto(running.urlOf(name))
      await script(page, { identifier, password })
    },
  }
}

const cases: Case[] = [
  fromSite('harbor', async (page, { identifier, password }) => {
    await page.getByRole('link', { name: 'Log in' }).first().click()
    await page.getByLabel('E-mail').fill(identifier)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Log out' }).waitFor()
  }),
  fromSite('ledger', async (page, { identifier, password }) => {
    await page.getByLabel('E-mail address').fill(identifier)
    await page.keyboard.press('Enter')
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Mara Lindqvist').first().waitFor()
  }),
  fromSite('orbit', async (page, { identifier, password }) => {
    await page.getByLabel('E-mail').fill(identifier)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Mara Lindqvist').first().waitFor()
  }),
  {
    name: 'verdaccio',
    domain: verdaccio.host,
    values: { username: verdaccioUser.name, password: verdaccioUser.password },
    script: async (page) => {
      await page.goto(verdaccio.url)
      await page.getByTestId('header--button-login').click()
      await page.getByLabel('Username').fill(verdaccioUser.name)
      await page.getByLabel('Password').fill(verdaccioUser.password)
      await page.getByTestId('login-dialog-form-login-button').click()
      await page.getByTestId('logInDialogIcon').waitFor()
    },
  },
]

async function byScript({ script }: Case): Promise<number> {
  const start = performance.now()
  const context = await browser.newContext()
  await script(await context.newPage())
  const took = performance.now() - start
  await context.close()
  return took
}

let profiles = 0

async function byEngine({ name, domain, values }: Case): Promise<number> {
  profiles += 1
  const { id } = await kernel.auth.connections.create({ domain, profile_name: `bench-${profiles}` })
  const start = performance.now()
  await kernel.auth.connections.login(id)
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    if (event.flow_status === 'FAILED') throw new Error(`${name} failed: ${event.error_code}`)
    if (event.flow_step !== 'AWAITING_INPUT') continue
    await kernel.auth.connections.submit(id, { fields: values })
  }
  return performance.now() - start
}

const median = (times: number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

console.log(`First login, median of ${rounds}, milliseconds`)
console.log('site        script   engine   ratio   (budget 1.5)')
for (const one of cases) {
  const times = { script: [] as number[], engine: [] as number[] }
  // The first round warms both up; then they take turns, so that a busy moment hits both.
  for (let round = 0; round <= rounds; round += 1) {
    const [script, engine] = [await byScript(one), await byEngine(one)]
    if (round === 0) continue
    times.script.push(script)
    times.engine.push(engine)
  }
  const [script, engine] = [median(times.script), median(times.engine)]
  const cells = [script.toFixed(0), engine.toFixed(0), (engine / script).toFixed(2)]
  console.log(one.name.padEnd(10) + cells.map((cell) => cell.padStart(9)).join(''))
}

await browser.close()
await backend.close()
await running.close()
await verdaccio.close()
