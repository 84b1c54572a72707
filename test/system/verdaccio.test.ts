import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCustomerApp } from '../support/customer-app.ts'
import { launchChromium, newPerson } from '../support/person.ts'
import { startVerdaccio } from '../support/verdaccio.ts'

// A login, through the component, into an application nobody here wrote: its form stands in a
// dialog behind a button, it keeps its session in local storage and never leaves its page.

const user = { name: 'ada', password: 'lovelace-1843' }

type Running<T extends (...args: never[]) => unknown> = Awaited<ReturnType<T>>
let verdaccio: Running<typeof startVerdaccio>
let sites: Running<typeof startSites>
let backend: RunningBackend
let app: Running<typeof startCustomerApp>
let browser: Browser

beforeAll(async () => {
  verdaccio = await startVerdaccio(user)
  sites = await startSites()
  backend = await startBackend()
  app = await startCustomerApp({
    managedAuthUrl: backend.url,
    apiKey: backend.apiKey,
    sitesPort: sites.port,
  })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await backend.close()
  await sites.close()
  await verdaccio.close()
})

it('logs in to Verdaccio after a wrong password, and keeps the session', async () => {
  const person = await newPerson(browser, app.url)
  await person.connectAddress(verdaccio.host)
  await person.enter({ Username: user.name, Password: 'not the password' })
  await person.reads('Invalid username or password')
  await person.enter({ Password: user.password })
  await person.seesProof()
  expect(person.complaints).toEqual([])

  const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
  const [connection] = (await kernel.auth.connections.list({ domain: verdaccio.host })).items
  expect(connection).toMatchObject({ status: 'AUTHENTICATED', post_login_url: verdaccio.url })

  const saved = await kernel.profiles.download(connection?.profile_name ?? '')
  const context = await browser.newContext({ storageState: await saved.json() })
  const page = await context.newPage()
  await page.goto(connection?.post_login_url ?? '')
  await page.getByTestId('logInDialogIcon').click()
  expect(await page.getByTestId('greetings-label').textContent()).toContain(user.name)
})
