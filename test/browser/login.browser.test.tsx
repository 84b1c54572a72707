import '../../src/styles.ts'
import { cleanup, render } from '@testing-library/react'
import { setupWorker } from 'msw/browser'
import { StrictMode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ManagedAuthLogin } from '../../src/index.ts'
import { createMockServer, mockAccount, scenarios } from '../../src/mock/index.ts'

const worker = setupWorker()
let requests: string[] = []
worker.events.on('request:start', ({ request }) => {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/auth/')) requests.push(`${request.method} ${pathname}`)
})

afterEach(() => {
  cleanup()
  worker.stop()
  requests = []
})

async function openLogin(scenario: (typeof scenarios)[keyof typeof scenarios]) {
  const server = createMockServer({ discoverMs: 0, submitMs: 0 })
  worker.resetHandlers(...server.handlers)
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
  const onSuccess = vi.fn()
  const login = server.startLogin(scenario)
  render(
    <StrictMode>
      <ManagedAuthLogin {...login} skipPrime onSuccess={onSuccess} />
    </StrictMode>,
  )
  return { ...login, onSuccess }
}

const signIn = async (password: string) => {
  await page.getByLabelText('Email').fill(mockAccount.email)
  await page.getByLabelText('Password', { exact: true }).fill(password)
  await userEvent.keyboard('{Enter}')
}

it('logs in with password and code over real streams, in seven requests or fewer', async () => {
  const { connectionId, onSuccess } = await openLogin(scenarios.passwordAndCode)

  await signIn(mockAccount.password)
  const code = page.getByRole('textbox', { name: /code/i })
  await code.fill(mockAccount.code)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: 'Account connected' })).toBeVisible()

  expect(onSuccess).toHaveBeenCalledTimes(1)
  const path = `/auth/connections/${connectionId}`
  expect(requests).toEqual([
    `POST ${path}/exchange`,
    `GET ${path}`,
    `GET ${path}/events`,
    `POST ${path}/submit`,
    `POST ${path}/submit`,
  ])
})

it('asks again after a wrong password, with the user name still there', async () => {
  await openLogin(scenarios.wrongPasswordThenRight)

  await signIn('wrong')
  await expect.element(page.getByText('The email or password is incorrect.').first()).toBeVisible()
  await expect.element(page.getByLabelText('Email')).toHaveValue(mockAccount.email)
  await expect.element(page.getByLabelText('Password', { exact: true })).toHaveValue('')
  await signIn(mockAccount.password)

  await expect.element(page.getByRole('heading', { name: 'Account connected' })).toBeVisible()
})

it('sends nothing more once it is unmounted', async () => {
  await openLogin(scenarios.password)
  await expect.element(page.getByLabelText('Email')).toBeVisible()
  await expect.poll(() => requests.at(-1)).toMatch(/events$/)
  const before = requests.length

  cleanup()
  document.dispatchEvent(new Event('visibilitychange'))
  await fetch('/auth/marker')

  expect(requests.slice(before)).toEqual(['GET /auth/marker'])
})
