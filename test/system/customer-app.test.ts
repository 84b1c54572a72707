import { sites } from '@managed-auth/sites'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import { type Demo, startDemo } from '../support/demo.ts'
import { downloadState } from '../support/download-state.ts'
import { newPerson, type Person } from '../support/person.ts'

// A person opens the customer's app and connects sites, each in its own way.

let demo: Demo

beforeAll(async () => {
  demo = await startDemo()
})
afterAll(() => demo.close())

const ways: Record<
  string,
  (person: Person, account: (typeof sites)[number]['account']) => Promise<void>
> = {
  async harbor(person, { identifier, password }) {
    await person.enter({ 'E-mail': identifier, Password: 'not the password' })
    await person.reads('The e-mail or password you entered is incorrect.')
    await person.enter({ Password: password })
  },
  async ledger(person, { identifier, password }) {
    await person.enter({ 'E-mail address': identifier })
    await person.enter({ Password: password })
  },
  async orbit(person, { identifier, password }) {
    await person.enter({ 'E-mail': identifier, Password: password })
  },
  async keyring(person, { identifier, password, totpSecret }) {
    await person.enter({ 'User name': identifier, Password: password })
    await person.reads(/authenticator/i)
    await person.page
      .getByRole('dialog')
      .getByRole('textbox')
      .last()
      .fill(authenticatorCode(totpSecret ?? '', Date.now()))
    await person.page.keyboard.press('Enter')
  },
  async parcel(person, { identifier, password }) {
    await person.enter({ 'E-mail address': identifier, Password: password })
    await person.choose('Text message')
    await person.reads(/code/i)
    const code = person.page.getByRole('dialog').getByRole('textbox').last()
    await code.waitFor()
    await code.fill(demo.sites.messages()[0]?.code ?? '')
    await person.page.keyboard.press('Enter')
  },
  async guild(person, { identifier, password }) {
    await person.enter({ 'E-mail': identifier, Password: password })
    await person.choose('Brewers Hall')
  },
  async atlas(person, { identifier, password }) {
    await person.choose('Continue with Northstar')
    await person.enter({ 'Northstar e-mail': identifier })
    await person.enter({ 'Northstar password': password })
  },
  async beacon(person) {
    // All sites share the person's one profile: Northstar knows them since they were at Atlas.
    await person.choose('Sign in with Northstar')
  },
}

// The commonest logins; `sites.test.ts` takes the way into every other.
const walked = sites.filter(({ name }) => Object.hasOwn(ways, name))

it.each(walked.map((site) => [site.title, site] as const))(
  'connects %s and sees it logged in',
  async (title, site) => {
    const person = await newPerson(demo.browser, demo.app.url)
    await person.connect(title)
    await ways[site.name]?.(person, site.account)
    await person.seesProof()
    expect(person.complaints).toEqual([])

    // The picture cannot be read; a browser of our own with the same profile can.
    const { kernel, browser } = demo
    const [connection] = (
      await kernel.auth.connections.list({ domain: demo.sites.hostOf(site.name) })
    ).items
    expect(connection?.status).toBe('AUTHENTICATED')
    const saved = await downloadState(kernel, connection?.profile_name ?? '')
    const context = await browser.newContext({ storageState: await saved.json() })
    const page = await context.newPage()
    await page.goto(connection?.post_login_url ?? '')
    await page.getByText(site.account.fullName).first().waitFor()
    await context.close()
    await person.page.close()
  },
)

it('finds one of many sites by typing, and shows all of them again', async () => {
  const { page, complaints } = await newPerson(demo.browser, demo.app.url)
  const search = page.getByRole('search')
  const field = search.getByRole('searchbox', { name: 'Find a site' })
  const cards = page.getByRole('article')
  const groups = page.getByRole('main').getByRole('heading', { level: 2 })
  await cards.nth(sites.length - 1).waitFor()
  expect(await groups.first().textContent()).toBe('The most common logins')
  expect(await groups.allTextContents()).not.toContain('More sites')
  const eight = sites.slice(0, 8).map(({ title }) => title)
  expect((await cards.getByRole('heading').allTextContents()).slice(0, 8)).toEqual(eight)

  await field.focus()
  await page.keyboard.type('passkey NOTHING else')
  await search.getByText(`1 of ${sites.length} sites`).waitFor()
  expect(await cards.getByRole('heading').allTextContents()).toEqual(['Imprint'])
  expect(await groups.first().textContent()).toBe('Sites that let nobody in')

  await page.keyboard.type(' at all')
  await page.getByText('No site matches “passkey NOTHING else at all”').waitFor()
  expect(await cards.count()).toBe(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await search.getByText(`${sites.length} sites`, { exact: true }).waitFor()
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)

  await page.keyboard.type('harbor')
  await search.getByText(`1 of ${sites.length} sites`).waitFor()
  await page.keyboard.press('Escape')
  await search.getByText(`${sites.length} sites`, { exact: true }).waitFor()
  expect(await field.inputValue()).toBe('')
  expect(complaints).toEqual([])
  await page.close()
})

it('never lets the API key reach the page', async () => {
  const page = await demo.browser.newPage()
  const seen: string[] = []
  page.on('request', (request) => seen.push(JSON.stringify(request.headers()), request.url()))
  page.on('response', async (response) => {
    seen.push(JSON.stringify(response.headers()), await response.text().catch(() => ''))
  })
  await page.goto(demo.app.url)
  await page.getByRole('button', { name: 'Disconnect Orbit' }).click()
  await page.getByRole('button', { name: 'Connect Orbit' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('dialog').getByText('is connected').waitFor()
  await page.waitForLoadState('networkidle')
  expect(seen.length).toBeGreaterThan(5)
  expect(seen.join('\n')).not.toContain(demo.backend.apiKey)
  await page.close()
})
