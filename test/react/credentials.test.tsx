import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { version } from 'react'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { CredentialManager } from '../../src/credentials.ts'
import { createMockCredentials } from '../../src/mock/index.ts'

// The credential components on every React we support: refs, ids and focus are where they differ.

const handlerUrl = 'http://app.test/api/managed-auth'
const network = setupServer()

beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  cleanup()
  network.resetHandlers()
})
afterAll(() => network.close())

function open() {
  const mock = createMockCredentials({
    handlerUrl,
    credentials: [{ name: 'Work', domain: 'harbor.example', value_keys: ['email', 'password'] }],
    vaults: [{ name: 'Team', provider_type: 'onepassword' }],
  })
  network.use(...mock.handlers)
  render(<CredentialManager handlerUrl={handlerUrl} vaults />)
  return { mock, person: userEvent.setup() }
}

it('runs on the React it is meant for', () => {
  expect(version.split('.')[0]).toBe(process.env.EXPECTED_REACT_MAJOR)
})

it('saves a new credential', async () => {
  const { mock, person } = open()
  await person.click(await screen.findByRole('button', { name: 'Add a sign-in' }))
  await person.type(screen.getByLabelText('Name'), 'Shop')
  await person.type(screen.getByLabelText('Site'), 'shop.example')
  await person.click(screen.getByRole('button', { name: 'Add another value' }))
  expect(document.activeElement).toBe(screen.getByLabelText('Name of the value'))
  await person.type(screen.getByLabelText('Name of the value'), 'pin')
  await person.type(screen.getByLabelText('Value'), '0000')

  await person.click(screen.getByRole('button', { name: 'Save' }))

  await screen.findByText('Shop')
  expect(mock.credentials().at(-1)).toMatchObject({ name: 'Shop', value_keys: ['pin'] })
  expect(document.activeElement?.textContent).toBe('Saved sign-ins')
})

it('takes the focus to a key that is none', async () => {
  const { person } = open()
  await person.click(await screen.findByRole('button', { name: 'Edit Work' }))
  const key = await screen.findByLabelText(/^Authenticator key/)
  await person.type(key, '0118999')

  await person.click(screen.getByRole('button', { name: 'Get code' }))

  await screen.findByText(/This is no authenticator key/)
  expect(document.activeElement).toBe(key)
  expect(key.getAttribute('aria-invalid')).toBe('true')
})

it('gives the focus back when a question is answered with Escape', async () => {
  const { person } = open()
  for (const name of ['Delete Work', 'Delete Team']) {
    const button = await screen.findByRole('button', { name })
    await person.click(button)
    await waitFor(() => expect(document.activeElement?.textContent).toBe(`${name}?`))
    await person.keyboard('{Escape}')
    expect(document.activeElement).toBe(button)
  }
})
