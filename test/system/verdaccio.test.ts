import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Demo, startDemo } from '../support/demo.ts'
import { downloadState } from '../support/download-state.ts'
import { newPerson } from '../support/person.ts'
import { startVerdaccio } from '../support/verdaccio.ts'

// A login, through the component, into an application nobody here wrote: its form stands in a
// dialog behind a button, it keeps its session in local storage and never leaves its page.

const user = { name: 'ada', password: 'lovelace-1843' }

let verdaccio: Awaited<ReturnType<typeof startVerdaccio>>
let demo: Demo

beforeAll(async () => {
  verdaccio = await startVerdaccio(user)
  demo = await startDemo()
})
afterAll(async () => {
  await demo.close()
  await verdaccio.close()
})

it('logs in to Verdaccio after a wrong password, and keeps the session', async () => {
  const person = await newPerson(demo.browser, demo.app.url)
  await person.connectAddress(verdaccio.host)
  await person.enter({ Username: user.name, Password: 'not the password' })
  await person.reads('Invalid username or password')
  await person.enter({ Password: user.password })
  await person.seesProof()
  expect(person.complaints).toEqual([])

  const { kernel, browser } = demo
  const [connection] = (await kernel.auth.connections.list({ domain: verdaccio.host })).items
  expect(connection).toMatchObject({ status: 'AUTHENTICATED', post_login_url: verdaccio.url })

  const saved = await downloadState(kernel, connection?.profile_name ?? '')
  const context = await browser.newContext({ storageState: await saved.json() })
  const page = await context.newPage()
  await page.goto(connection?.post_login_url ?? '')
  await page.getByTestId('logInDialogIcon').click()
  expect(await page.getByTestId('greetings-label').textContent()).toContain(user.name)
})
