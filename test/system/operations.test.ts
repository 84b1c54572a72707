import { sites } from '@managed-auth/sites'
import axe from 'axe-core'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Demo, startDemo } from '../support/demo.ts'
import { logIn } from '../support/log-in.ts'

// An operator looks after a connection on the page of the customer app: the backend, its browsers and
// its films are the real ones.

const account = sites.find(({ name }) => name === 'harbor')?.account
if (!account) throw new Error('There is a Harbor.')

let demo: Demo
let page: Page
let id: string
const complaints: string[] = []

beforeAll(async () => {
  demo = await startDemo()
  const connection = await demo.kernel.auth.connections.create({
    ...{ domain: demo.sites.hostOf('harbor'), profile_name: 'ada', record_session: true },
  })
  id = connection.id
  const { identifier: email, password } = account
  expect(await logIn(demo.kernel, id, [{ email, password }])).toMatchObject({ status: 'SUCCESS' })
  page = await demo.browser.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(`${demo.app.url}/#operations`)
})
afterAll(() => demo.close())

const stored = () => demo.kernel.auth.connections.retrieve(id)
const rows = () => page.getByRole('group', { name: 'History' }).getByRole('listitem')

/** What WCAG 2.2 AA says against the page as it stands. */
async function faults() {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html)}`)
  })
}

it('lists connections of every user, and leads to one of them by keyboard', async () => {
  const row = page.getByRole('list', { name: 'Connections' }).getByRole('link')
  await row.first().waitFor()
  expect(await row.first().textContent()).toContain('Connected')
  await page.getByLabel('Only what needs attention').check()
  await page.getByText('No connection matches.').waitFor()
  await page.getByLabel('Only what needs attention').uncheck()
  expect(await faults()).toEqual([])

  await row.first().focus()
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { name: 'Connected', exact: true }).waitFor()
  await rows().first().waitFor()
  expect(await faults()).toEqual([])
})

it('has it checked now, and shows the new row by itself', async () => {
  const before = await rows().count()

  await page.getByRole('button', { name: 'Check now' }).click()

  await expect.poll(() => rows().count(), { timeout: 30_000 }).toBe(before + 1)
  expect(await rows().first().textContent()).toMatch(/^Check\s*Signed in/)
})

it('saves what was changed and nothing else, and keeps it over a reload', async () => {
  const before = await stored()

  await page.getByLabel('Seconds between two checks').fill('600')
  await page.getByLabel('Film logins and checks').uncheck()
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await page.getByRole('button', { name: 'Save options' }).click()
  expect((await sent).postDataJSON()).toEqual({ health_check_interval: 600, record_session: false })
  await page.getByText('Saved.').waitFor()
  await page.reload()

  const interval = page.getByLabel('Seconds between two checks')
  await interval.waitFor()
  expect(await interval.inputValue()).toBe('600')
  expect(await stored()).toMatchObject({
    ...{ health_check_interval: 600, record_session: false, domain: before.domain },
    ...{ auto_reauth: before.auto_reauth, save_credentials: before.save_credentials },
  })
})

it('says beside the option why the server does not take it', async () => {
  const interval = page.getByLabel('Seconds between two checks')
  await interval.fill('5')
  await page.getByRole('button', { name: 'Save options' }).click()

  const field = page.locator('.field').filter({ has: interval })
  expect(await field.getByRole('alert').textContent()).toContain('health_check_interval')
  expect(await interval.getAttribute('aria-invalid')).toBe('true')
  expect((await stored()).health_check_interval).toBe(600)
})

it('plays the recording of the login in its row', async () => {
  const button = page.getByRole('button', { name: 'Watch recording' }).last()
  await button.click({ timeout: 60_000 })

  const video = page.locator('video')
  await expect
    .poll(() => video.evaluate(({ duration }: HTMLVideoElement) => duration), { timeout: 30_000 })
    .toBeGreaterThan(0)
})

it('opens a browser with the profile, shows it live, and closes it', async () => {
  await page.getByRole('button', { name: 'Open a browser' }).click()
  const address = page.locator('.facts code')
  await address.waitFor({ timeout: 60_000 })

  expect(await address.textContent()).toMatch(/^wss?:\/\//)
  const frame = page.getByTitle('Browser', { exact: true })
  await frame.waitFor()
  expect(await frame.getAttribute('src')).toContain('readOnly=true')
  await frame.contentFrame().locator('canvas, img, video').first().waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Close the browser' }).click()
  await page.getByRole('button', { name: 'Open a browser' }).waitFor()
  const { items } = await demo.kernel.browsers.list()
  expect(items).toEqual([])
})

it('asks before it deletes, and the list is without it then', async () => {
  await page.getByRole('button', { name: 'Delete this connection' }).click()
  const question = page.getByRole('dialog', { name: 'Delete this connection?' })
  await question.getByRole('button', { name: 'Delete', exact: true }).click()

  await page.getByText('There are no connections yet.').waitFor()
  await expect(stored()).rejects.toMatchObject({ status: 404 })
})

it('never lets the API key reach the page, and complained about refusals only', async () => {
  expect(await page.content()).not.toContain(demo.backend.apiKey)
  expect(complaints.filter((text) => !/status of 40[04]/.test(text))).toEqual([])
})
