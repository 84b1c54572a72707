import { sites } from '@managed-auth/sites'
import type { Page } from 'playwright'
import encodeQr from 'qr'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import { type Demo, startDemo } from '../support/demo.ts'

// A person keeps a sign-in in the customer's app, by its handler and the library's components; the
// backend then logs in with it alone.

const account = sites.find(({ name }) => name === 'keyring')?.account
if (!account?.totpSecret) throw new Error('Keyring asks for a code of an authenticator.')
const { identifier, password, totpSecret } = account

let demo: Demo
let page: Page
/** Every answer of the app's server, and everything the page complained about. */
const answers: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  demo = await startDemo()
  await demo.kernel.credentials.create({
    ...{ name: 'somebody-else/Work', domain: 'orbit.example', values: { password: 'theirs' } },
  })
  page = await demo.browser.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return
    answers.push(await response.text().catch(() => ''))
  })
  await page.goto(`${demo.app.url}/#credentials`)
})
afterAll(() => demo.close())

const domain = () => demo.sites.hostOf('keyring')
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const stored = async (name: string) => demo.kernel.credentials.retrieve(`demo-user/${name}`)

it("begins with nothing: what others keep is not this person's", async () => {
  await page.getByText('Nothing is saved yet.').waitFor()

  expect(await page.getByText('orbit.example').count()).toBe(0)
})

it('shows the code of a key before it is saved, without asking any server', async () => {
  await button('Add a sign-in').click()
  await page.getByLabel('Name', { exact: true }).fill('Key chain')
  await page.getByLabel('Site', { exact: true }).fill(domain())
  await page.getByLabel('User name or e-mail', { exact: true }).fill(identifier)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel(/^Authenticator key/).fill(totpSecret.toLowerCase())
  const asked = answers.length

  await button('Get code').click()
  const shown = page.getByRole('status', { name: 'One-time code' })
  await shown.waitFor()

  const now = Date.now()
  const codes = [now - 30_000, now, now + 30_000].map((at) => authenticatorCode(totpSecret, at))
  expect(codes).toContain((await shown.textContent())?.trim())
  expect(answers).toHaveLength(asked)
})

it('reads the key from a picture of a QR code, under the strict policy of the app', async () => {
  const uri = `otpauth://totp/Keyring:ada?secret=${totpSecret}&issuer=Keyring`
  const chooser = page.waitForEvent('filechooser')
  await button('Read a QR code').click()
  await (await chooser).setFiles({
    ...{ name: 'code.gif', mimeType: 'image/gif' },
    buffer: Buffer.from(encodeQr(uri, 'gif', { border: 4, scale: 6 })),
  })

  await page.getByText('The key was read from the QR code.').first().waitFor()
  expect(await page.getByLabel(/^Authenticator key/).inputValue()).toBe(uri)
})

it('saves it, under the names of its values alone', async () => {
  await button('Save').click()
  await page.getByRole('listitem').filter({ hasText: 'Key chain' }).waitFor()

  expect(await stored('Key chain')).toMatchObject({
    ...{ name: 'demo-user/Key chain', domain: domain(), has_totp_secret: true },
    value_keys: expect.arrayContaining(['password']),
  })
  const said = [await page.content(), ...answers].join('\n')
  for (const secret of [password, totpSecret, totpSecret.toLowerCase()]) {
    expect(said).not.toContain(secret)
  }
})

it('logs in with it, and asks nobody for anything', async () => {
  const { id } = await stored('Key chain')
  const login = await page.evaluate(
    async ([domain, credential_id]) => {
      const response = await fetch('/api/managed-auth/logins', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ domain, credential_id }),
      })
      return { status: response.status, body: await response.json() }
    },
    [domain(), id],
  )

  expect(login.status).toBe(201)
  await expect
    .poll(
      async () => (await demo.kernel.auth.connections.retrieve(login.body.connection_id)).status,
      { timeout: 60_000 },
    )
    .toBe('AUTHENTICATED')
})

it('replaces what is entered, keeps what is blank, and shows neither', async () => {
  const before = await stored('Key chain')
  await button('Edit Key chain').click()
  const passwordField = page.getByLabel('Password', { exact: true })
  await passwordField.waitFor()
  expect(await passwordField.inputValue()).toBe('')

  await page.getByLabel('Name', { exact: true }).fill('Key ring')
  await button('Add another value').click()
  await page.getByLabel('Name of the value').fill('company_id')
  await page.getByLabel('Value', { exact: true }).fill('northwind')
  await button('Save').click()
  await page.getByRole('listitem').filter({ hasText: 'Key ring' }).waitFor()

  const after = await stored('Key ring')
  expect(after.id).toBe(before.id)
  expect(after.value_keys).toEqual([...(before.value_keys ?? []), 'company_id'].sort())
  expect(after.has_totp_secret).toBe(true)
})

it('says which connection breaks, and only then deletes', async () => {
  await button('Delete Key ring').click()
  await page.getByText('These connections can then no longer sign in').waitFor()
  const question = page.getByRole('group', { name: 'Delete Key ring?' })
  await question.getByText(domain()).waitFor()

  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
  expect((await stored('Key ring')).name).toBe('demo-user/Key ring')
  expect(await button('Delete Key ring').evaluate((one) => one === document.activeElement)).toBe(
    true,
  )

  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  // It leaves the list at once; the server has agreed when it is said.
  await page.getByText('Key ring was deleted.').waitFor({ state: 'attached' })
  await page.getByText('Nothing is saved yet.').waitFor()
  const [connection] = (await demo.kernel.auth.connections.list({ domain: domain() })).items
  expect(connection).toMatchObject({ can_reauth: false })
  expect(connection?.credential).toBeUndefined()
})

it('tells in the words of the server why a vault cannot be connected', async () => {
  await button('Connect a vault').click()
  await page.getByLabel('Kind of vault').selectOption('keepass')
  await page.getByLabel('Name', { exact: true }).fill('Family')
  await page.getByLabel('Path of the file').fill('../family.kdbx')
  await page.getByLabel('Master password', { exact: true }).fill('correct horse')
  await button('Connect').click()

  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/\w{3}.*\./)
  expect(await page.getByLabel('Path of the file').inputValue()).toBe('../family.kdbx')
})

it('complained about nothing but the refused vault', () => {
  expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([])
})
