import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchChromium } from '../support/person.ts'

// The page behind `hosted_url`, for people whose app has no page of its own.

const returnTo = 'https://app.customer.example/connected'

let running: RunningSites
let backend: RunningBackend
let browser: Browser
let page: Page
let complaints: string[]
let profiles = 0

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend({ MANAGED_AUTH_RETURN_URLS: returnTo })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await backend.close()
  await running.close()
})
beforeEach(async () => {
  page = await browser.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  // The customer's own app, which this machine cannot reach.
  await page.route(`${returnTo}**`, (route) => route.fulfill({ body: 'back at the app' }))
})
afterEach(() => page.close())

async function startLogin(): Promise<URL> {
  const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
  profiles += 1
  const connection = await kernel.auth.connections.create({
    domain: running.hostOf('harbor'),
    profile_name: `hosted-${profiles}`,
  })
  const { hosted_url } = await kernel.auth.connections.login(connection.id)
  const url = new URL(hosted_url)
  url.searchParams.set('success_url', `${returnTo}?kept=yes`)
  url.searchParams.set('error_url', `${returnTo}/failed`)
  return url
}

it('logs in and returns to the app, with the code gone from the address', async () => {
  const [harbor] = sites
  await page.goto((await startLogin()).href)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('E-mail').fill(harbor?.account.identifier ?? '')
  expect(page.url()).not.toContain('code=')
  await page.getByLabel('Password', { exact: true }).fill(harbor?.account.password ?? '')
  await page.keyboard.press('Enter')

  await page.waitForURL(`${returnTo}**`)
  const { searchParams } = new URL(page.url())
  expect(Object.fromEntries(searchParams)).toEqual({
    kept: 'yes',
    profile_name: `hosted-${profiles}`,
    domain: running.hostOf('harbor'),
  })
  expect(complaints).toEqual([])
})

it('returns with the reason after a cancel', async () => {
  await page.goto((await startLogin()).href)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.waitForURL(`${returnTo}/failed**`)
  expect(new URL(page.url()).searchParams.get('message')).toBeTruthy()
  expect(complaints).toEqual([])
})

it('returns a link that was used before with what to do', async () => {
  const url = await startLogin()
  await page.goto(url.href)
  await page.getByRole('button', { name: 'Continue', exact: true }).waitFor()
  await page.goto(url.href)
  await page.waitForURL(`${returnTo}/failed**`)
  expect(new URL(page.url()).searchParams.get('message')).toContain('Start a new login')
})
