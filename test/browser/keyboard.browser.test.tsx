import '../../src/styles.ts'
import { cleanup, render } from '@testing-library/react'
import { setupWorker } from 'msw/browser'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ManagedAuthLogin } from '../../src/index.ts'
import { createMockServer, mockAccount, type Scenario, scenarios } from '../../src/mock/index.ts'
import { en } from '../../src/text/en.ts'

const worker = setupWorker()
beforeAll(async () => {
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
})
afterEach(cleanup)
afterAll(() => worker.stop())

/** Opens a login in front of somebody who has no pointer, the focus on its first button. */
async function open(scenario: Scenario) {
  const server = createMockServer({ discoverMs: 0, submitMs: 0 })
  worker.resetHandlers(...server.handlers)
  const onSuccess = vi.fn()
  render(
    <>
      <button type="button">Before</button>
      <ManagedAuthLogin {...server.startLogin(scenario)} onSuccess={onSuccess} />
    </>,
  )
  await expect.element(page.getByRole('button', { name: en.continue })).toBeVisible()
  // The one thing before the login: from here on, keys alone.
  page.getByRole('button', { name: 'Before' }).element().focus()
  await userEvent.keyboard('{Tab}')
  return onSuccess
}

/** What the focus is on, as it is called to those who do not see it. */
const seesFocusOn = (name: string | RegExp) =>
  expect
    .poll(() => {
      const element = document.activeElement as HTMLInputElement | null
      return element?.labels?.[0]?.textContent ?? element?.textContent
    })
    .toMatch(name)

async function signIn() {
  await userEvent.keyboard('{Enter}')
  await seesFocusOn(/^Email/)
  await userEvent.keyboard(`${mockAccount.email}{Tab}${mockAccount.password}{Enter}`)
}

it('goes through password and code', async () => {
  const onSuccess = await open(scenarios.passwordAndCode)

  await signIn()
  await seesFocusOn(/^Code/)
  await userEvent.keyboard(`${mockAccount.code}{Enter}`)

  await seesFocusOn(en.success)
  expect(onSuccess).toHaveBeenCalledTimes(1)
})

it('goes through a choice of methods', async () => {
  const onSuccess = await open(scenarios.twoMethods)

  await signIn()
  await seesFocusOn(en.chooseMethod)
  await userEvent.keyboard('{Tab}{Tab} ')
  await seesFocusOn(/code/i)
  await userEvent.keyboard(`${mockAccount.code}{Enter}`)

  await seesFocusOn(en.success)
  expect(onSuccess).toHaveBeenCalledTimes(1)
})

it('goes through an account picker', async () => {
  const onSuccess = await open(scenarios.accountPicker)

  await signIn()
  await seesFocusOn(en.chooseAccount)
  await userEvent.keyboard('{Tab}{Tab}{Enter}')

  await seesFocusOn(en.success)
  expect(onSuccess).toHaveBeenCalledTimes(1)
})

it('leaves by the last stop of a step, and comes back', async () => {
  await open(scenarios.password)
  await userEvent.keyboard('{Enter}')
  await seesFocusOn(/^Email/)

  await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}')
  await seesFocusOn(en.cancel)
  await userEvent.keyboard('{Enter}')
  await seesFocusOn(en.canceled)
  await userEvent.keyboard('{Tab}{Enter}')

  await seesFocusOn(/^Email/)
})
