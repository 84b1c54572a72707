import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { StrictMode, version } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { useLoginFlow } from '../../src/headless.ts'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from '../../src/index.ts'
import { createMockServer, mockAccount, scenarios } from '../../src/mock/index.ts'

// Runs twice: as it stands, and once more on the oldest React the library supports.

const baseUrl = 'https://auth.example'
const mock = createMockServer({ baseUrl, discoverMs: 0, submitMs: 0 })
const network = setupServer(...mock.handlers)
const requests: { path: string; signal: AbortSignal }[] = []
network.events.on('request:start', ({ request }) => {
  requests.push({ path: new URL(request.url).pathname, signal: request.signal })
})
const exchanges = () => requests.filter(({ path }) => path.endsWith('/exchange')).length

const complaints: unknown[][] = []
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      complaints.push(words)
    })
  }
})
afterEach(() => {
  const heard = complaints.splice(0)
  requests.splice(0)
  vi.restoreAllMocks()
  expect(heard).toEqual([])
})
afterAll(() => network.close())

const startLogin = () => ({ baseUrl, ...mock.startLogin(scenarios.passwordAndCode) })

const Login = (props: ManagedAuthLoginProps) => (
  <StrictMode>
    <ManagedAuthLogin skipPrime {...props} />
  </StrictMode>
)

/** Types password and code, as the scenario wants them. */
async function logIn() {
  const person = userEvent.setup()
  const field = (label: RegExp) => screen.findByLabelText(label, { selector: 'input' })
  await person.type(await field(/email/i), mockAccount.email)
  await person.type(await field(/password/i), `${mockAccount.password}{Enter}`)
  await person.type(await field(/code/i), `${mockAccount.code}{Enter}`)
}

it('runs on the React it is meant for', () => {
  expect(version.split('.')[0]).toBe(process.env.EXPECTED_REACT_MAJOR)
})

it('logs in with a password and a code, on one exchange under StrictMode', async () => {
  const onSuccess = vi.fn()
  const onError = vi.fn()
  render(<Login {...startLogin()} onSuccess={onSuccess} onError={onError} />)

  await logIn()

  await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1))
  expect(onError).not.toHaveBeenCalled()
  expect(exchanges()).toBe(1)
})

it('takes over markup from a server without a word, and logs in', async () => {
  const onSuccess = vi.fn()
  const login = <Login {...startLogin()} onSuccess={onSuccess} />
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(login)
  expect(container.querySelector('[data-part="root"]')).not.toBeNull()
  expect(exchanges()).toBe(0)

  const onRecoverableError = vi.fn()
  const root = await act(async () => hydrateRoot(container, login, { onRecoverableError }))
  await logIn()

  await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1))
  expect(exchanges()).toBe(1)
  expect(onRecoverableError).not.toHaveBeenCalled()
  await act(async () => root.unmount())
  container.remove()
})

it('aborts what is under way on unmount, and tells nobody anything afterwards', async () => {
  const onStepChange = vi.fn()
  const { unmount } = render(<Login {...startLogin()} onStepChange={onStepChange} />)
  await screen.findByLabelText('Email', { selector: 'input' })
  const stream = requests.find(({ path }) => path.endsWith('/events'))
  await waitFor(() => expect(stream?.signal.aborted).toBe(false))
  const told = onStepChange.mock.calls.length

  unmount()

  await waitFor(() => expect(stream?.signal.aborted).toBe(true))
  expect(onStepChange).toHaveBeenCalledTimes(told)
})

it('gives a form of the host everything its inputs need', async () => {
  function OwnForm() {
    const flow = useLoginFlow(login)
    const { step } = flow
    if (step.kind !== 'input') return <p>{step.kind}</p>
    return (
      <form {...flow.getFormProps()}>
        {step.fields.map((field) => (
          <label key={field.key} {...flow.getLabelProps(field)}>
            {field.label}
            <input {...flow.getFieldProps(field)} />
          </label>
        ))}
        <button {...flow.getSubmitProps()}>Go on</button>
      </form>
    )
  }
  const login = { ...startLogin(), skipPrime: true }
  render(<OwnForm />)

  await logIn()

  await screen.findByText('success')
})
