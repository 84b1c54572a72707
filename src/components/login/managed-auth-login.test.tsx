import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { createFakeClient, type FakeClient } from '../../../test/support/fake-client.ts'
import {
  anEvent,
  aRecord,
  codeField,
  passwordField,
  signInPause,
  userField,
} from '../../../test/support/wire.ts'
import { ClientError } from '../../core/client-error.ts'
import { ManagedAuthLogin, type ManagedAuthLoginProps } from './managed-auth-login.tsx'

const login = (client: FakeClient, props: Partial<ManagedAuthLoginProps> = {}) => (
  <ManagedAuthLogin connectionId="ma_1" handoffCode="code" client={client} skipPrime {...props} />
)

async function renderLogin(
  record: Parameters<typeof aRecord>[0] = signInPause,
  props: Partial<ManagedAuthLoginProps> = {},
) {
  const client = createFakeClient(aRecord(record))
  const view = await act(async () => render(login(client, props)))
  return {
    client,
    user: userEvent.setup(),
    push: (rest: Parameters<typeof anEvent>[0]) =>
      act(async () => client.stream.push(anEvent(rest))),
    rerender: (changes: Partial<ManagedAuthLoginProps>) =>
      act(async () => view.rerender(login(client, { ...props, ...changes }))),
    root: view.container.querySelector<HTMLElement>('[data-part="root"]') as HTMLElement,
  }
}

const awaiting = (rest: Parameters<typeof anEvent>[0]) => ({
  flow_step: 'AWAITING_INPUT',
  ...rest,
})
const byLabel = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

it('asks for consent, signs in, and reports success', async () => {
  const onSuccess = vi.fn()
  const { user, push, client, root } = await renderLogin(
    { flow_step: 'DISCOVERING' },
    { skipPrime: false, onSuccess },
  )
  expect(screen.getByRole('heading').textContent).toContain('harbor.example')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  expect(root.dataset.step).toBe('discovering')
  await push(signInPause)

  await user.type(byLabel('E-mail'), 'ada@example.com')
  await user.type(byLabel('Password'), 's3cret')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(root.dataset.step).toBe('submitting')
  await push({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' })

  expect(client.submits).toEqual([
    { field_values: { f_user: 'ada@example.com', f_pw: 's3cret' }, interaction_id: 'mai_1' },
  ])
  expect(root.dataset.step).toBe('success')
  expect(onSuccess).toHaveBeenCalledTimes(1)
})

it("shows the site's words by the form, keeps the user name and drops the password", async () => {
  const { user, push } = await renderLogin()
  await user.type(byLabel('E-mail'), 'ada@example.com')
  await user.type(byLabel('Password'), 'wr0ng')
  await user.keyboard('{Enter}')
  await push({ flow_step: 'SUBMITTING' })

  await push({
    ...signInPause,
    interaction_id: 'mai_2',
    website_error: 'Incorrect <b>password</b>',
  })

  expect(byLabel('E-mail').value).toBe('ada@example.com')
  const password = byLabel('Password')
  expect(password.value).toBe('')
  expect(password.getAttribute('aria-invalid')).toBe('true')
  const words = document.getElementById(password.getAttribute('aria-describedby') ?? '')
  expect(words?.textContent).toBe('Incorrect <b>password</b>')
  expect(screen.getByRole('status').textContent).toContain('Incorrect <b>password</b>')
  expect(document.activeElement).toBe(password)
})

it('sends with each step only what that step asked for', async () => {
  const { user, push, client } = await renderLogin()
  await user.type(byLabel('E-mail'), 'ada@example.com')
  await user.type(byLabel('Password'), 's3cret{Enter}')
  await push(awaiting({ interaction_id: 'mai_2', fields: [codeField] }))

  await user.type(byLabel('Code'), '123 456{Enter}')

  expect(client.submits[1]).toEqual({
    field_values: { f_code: '123456' },
    interaction_id: 'mai_2',
  })
})

it('asks for what is missing before it sends anything', async () => {
  const { user, client } = await renderLogin()
  await user.type(byLabel('E-mail'), 'ada@example.com')

  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  const password = byLabel('Password')
  expect(client.submits).toEqual([])
  expect(document.activeElement).toBe(password)
  expect(password.getAttribute('aria-invalid')).toBe('true')
  const described = document.getElementById(password.getAttribute('aria-describedby') ?? '')
  expect(described?.textContent).toBe('Fill in this field.')
})

it('stays in the form with a reason when the server refuses the answer', async () => {
  const { user, client } = await renderLogin()
  client.onSubmit = async () => {
    throw new ClientError('invalid_input', 'no', { status: 400 })
  }
  await user.type(byLabel('E-mail'), 'ada')
  await user.type(byLabel('Password'), 's3cret{Enter}')

  expect(screen.getAllByText(/answer was not accepted/)).not.toHaveLength(0)
  expect(byLabel('Password').value).toBe('s3cret')
})

it('moves the focus on where a click gives a button none', async () => {
  await renderLogin({ flow_step: 'DISCOVERING' }, { skipPrime: false })
  const button = screen.getByRole('button', { name: 'Continue' })

  fireEvent.pointerDown(button)
  fireEvent.click(button)

  expect(document.activeElement).toBe(screen.getByRole('heading'))
})

it('announces what to do elsewhere, also when it changes', async () => {
  const waiting = { flow_step: 'AWAITING_EXTERNAL_ACTION', interaction_id: 'mai_1' }
  const { push } = await renderLogin({ ...waiting, external_action_message: 'Tap 42' })
  expect(screen.getByRole('status').textContent).toContain('Tap 42')

  await push({ ...waiting, external_action_message: 'Tap 77' })

  expect(screen.getByRole('status').textContent).toContain('Tap 77')
})

it('says that the server cannot be reached, and recovers on request', async () => {
  const client = createFakeClient(aRecord(signInPause))
  client.onRead = async () => {
    throw new ClientError('network_error', 'down')
  }
  await act(async () => render(login(client)))
  expect(
    screen.getByText('The connection was lost. Trying to reach the server again.'),
  ).toBeDefined()

  client.onRead = async () => aRecord(signInPause)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))

  expect(byLabel('Password')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

it('leads to the live view while a person has to act in the browser', async () => {
  const waiting = { flow_step: 'AWAITING_EXTERNAL_ACTION', interaction_id: 'mai_1' }
  const live_view_url = 'https://auth.example.com/live/b1?token=t'
  const { push } = await renderLogin({ ...waiting, live_view_url })
  const link = screen.getByRole('link', { name: 'Open the live view' })
  expect(link).toMatchObject({ href: live_view_url, target: '_blank', rel: 'noopener' })

  await push(waiting)

  expect(screen.queryByRole('link')).toBeNull()
})

it('offers other ways while it waits for an external action', async () => {
  const { user, client } = await renderLogin({
    flow_step: 'AWAITING_EXTERNAL_ACTION',
    external_action_message: 'Tap 42 on your phone',
    interaction_id: 'mai_1',
    choices: [{ id: 'sms', type: 'mfa_method', label: 'Send a code' }],
  })
  expect(screen.getByText('Tap 42 on your phone')).toBeDefined()

  await user.click(screen.getByRole('button', { name: 'Send a code' }))

  expect(client.submits).toEqual([{ selected_choice_id: 'sms', interaction_id: 'mai_1' }])
})

it("keeps the site's words on an external action by the action, away from the code beside it", async () => {
  await renderLogin({
    flow_step: 'AWAITING_EXTERNAL_ACTION',
    interaction_id: 'mai_1',
    website_error: 'The last request was denied.',
    fields: [codeField],
  })

  const code = byLabel('Code')
  expect(code.getAttribute('aria-invalid')).toBeNull()
  expect(code.getAttribute('aria-describedby') ?? '').not.toMatch(/problem|error/)
  const [words] = screen.getAllByText('The last request was denied.')
  const between = words?.compareDocumentPosition(screen.getByText('Waiting for your approval'))
  expect(between).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

it('takes one click on an option, however often it is clicked', async () => {
  const { user, client } = await renderLogin(
    awaiting({ choices: [{ id: 'google', type: 'sso_provider', label: 'Mit Google anmelden' }] }),
  )
  client.onSubmit = () => new Promise(() => {})
  const option = screen.getByRole('button', { name: 'Mit Google anmelden' })

  await user.dblClick(option)

  expect(client.submits).toHaveLength(1)
  expect(option.getAttribute('aria-disabled')).toBe('true')
})

it.each([
  [{ fields: [userField, passwordField] }, 'Sign in to harbor.example'],
  [{ fields: [codeField] }, 'Enter the code'],
  [{ choices: [{ id: 'a', type: 'account' as const, label: 'Ada' }] }, 'Choose an account'],
  [{ choices: [{ id: 'a', type: 'mfa_method' as const, label: 'App' }] }, 'Verify that it is you'],
  [{ choices: [{ id: 'a', type: 'other' as const, label: 'Go' }] }, 'Choose how to continue'],
])('names the pause %j', async (pause, title) => {
  await renderLogin(awaiting(pause))

  expect(screen.getByRole('group', { name: title })).toBeDefined()
})

it('names the provider while the form is the provider’s, in the spelling of the site', async () => {
  const { user, push } = await renderLogin({
    ...signInPause,
    choices: [{ id: 'github', type: 'sso_provider', label: 'Continue with GitHub' }],
  })
  expect(screen.getByRole('heading').textContent).toBe('Sign in to harbor.example')

  await user.click(screen.getByRole('button', { name: 'Continue with GitHub' }))
  await push({ ...signInPause, interaction_id: 'mai_2' })

  expect(screen.getByRole('heading').textContent).toBe('Sign in to GitHub')
})

it.each([
  [{}, 'Sign in to Northstar'],
  [
    { choices: [{ id: 'x', type: 'sso_provider' as const, label: 'Log in with Northstar' }] },
    'Sign in to harbor.example',
  ],
])('knows by the server which provider asks, after a reload: %j', async (rest, title) => {
  await renderLogin({ ...signInPause, sso_provider: 'northstar', ...rest })

  expect(screen.getByRole('heading').textContent).toBe(title)
})

it('takes no recommended provider for the one that asks', async () => {
  const choices = [{ id: 'x', type: 'sso_provider' as const, label: 'Log in with Northstar' }]
  const { push } = await renderLogin({
    ...awaiting({ interaction_id: 'a', fields: [userField] }),
    choices,
    sso_provider: 'northstar',
  })

  await push(awaiting({ interaction_id: 'b', fields: [passwordField] }))

  expect(screen.getByRole('heading').textContent).toBe('Sign in to harbor.example')
})

it('warns once of the end, with a clock that counts in silence', async () => {
  const ends = { flow_expires_at: new Date(Date.now() + 90_000).toISOString() }
  const onExpireSoon = vi.fn()
  const { push, root } = await renderLogin({ ...signInPause, ...ends }, { onExpireSoon })
  const status = screen.getByRole('status')
  const timer = screen.getByRole('timer')
  expect(status.textContent).toBe(
    'Sign in to harbor.example. This sign-in ends soon. Time left: 2 minutes',
  )
  expect(timer.textContent).toMatch(/Time left: 1:(30|29)$/)
  expect(timer.getAttribute('aria-live')).toBe('off')

  await push({ ...signInPause, ...ends, interaction_id: 'mai_2', website_error: 'No.' })
  expect(status.textContent).toBe('Sign in to harbor.example. No.')
  expect(onExpireSoon).toHaveBeenCalledTimes(1)

  await push({ flow_status: 'EXPIRED', flow_step: 'COMPLETED' })
  expect(screen.queryByRole('timer')).toBeNull()
  expect(root.dataset.step).toBe('expired')
})

it('does not speak of the end while it is far', async () => {
  await renderLogin({
    ...signInPause,
    flow_expires_at: new Date(Date.now() + 600_000).toISOString(),
  })

  expect(screen.queryByRole('timer')).toBeNull()
  expect(screen.getByRole('status').textContent).toBe('Sign in to harbor.example')
})

it('has words for an error code that is called like a method of objects', async () => {
  await renderLogin({ flow_status: 'FAILED', error_code: 'constructor' })

  expect(screen.getByRole('heading', { name: 'The account was not connected' })).toBeDefined()
})

it('has a way out of what it does not know', async () => {
  const onCancel = vi.fn()
  const { user, root } = await renderLogin({ flow_step: 'DREAMING' }, { onCancel })
  expect(root.dataset.step).toBe('unknown')

  await user.click(screen.getByRole('button', { name: 'Cancel' }))

  expect(root.dataset.step).toBe('canceled')
  expect(onCancel.mock.calls).toEqual([[{ reason: 'user' }]])
})

it('comes back after a cancel', async () => {
  const { user, root } = await renderLogin()
  await user.click(screen.getByRole('button', { name: 'Cancel' }))

  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(root.dataset.step).toBe('input')
})

it('explains a failure by its code, quotes the site, and starts over', async () => {
  const onRestart = vi.fn()
  const { user } = await renderLogin(
    { flow_status: 'FAILED', error_code: 'credentials_invalid', website_error: 'Account locked' },
    { onRestart },
  )
  expect(screen.getByRole('heading', { name: 'Those details did not work' })).toBeDefined()
  expect(screen.getByText('The site says: “Account locked”')).toBeDefined()

  await user.click(screen.getByRole('button', { name: 'Enter them again' }))

  expect(onRestart).toHaveBeenCalledTimes(1)
})

it("shows the server's sentence for a code it has no words for", async () => {
  await renderLogin({
    flow_status: 'FAILED',
    error_code: 'new_code',
    error_message: 'Moon is full.',
  })

  expect(screen.getByText('Moon is full.')).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
})

it('forgets what was typed when another code starts another flow', async () => {
  const { user, push, rerender } = await renderLogin()
  await user.type(byLabel('E-mail'), 'ada@example.com')
  await user.type(byLabel('Password'), 'x{Enter}')
  await push({ flow_status: 'FAILED', flow_step: 'COMPLETED' })

  await rerender({ handoffCode: 'another' })

  expect(byLabel('E-mail').value).toBe('')
})

it('tells password managers and keyboards what each field is', async () => {
  const traits = (label: string) => {
    const { type, autocomplete, inputMode, autocapitalize } = byLabel(label)
    return { type, autocomplete, inputMode, autocapitalize }
  }
  await renderLogin({
    ...signInPause,
    fields: [
      ...signInPause.fields,
      codeField,
      { ...codeField, id: 'l', label: 'Letters and digits' },
    ],
    discovered_fields: [{ name: 'email', label: '', type: 'email', selector: '' }],
  })

  expect(traits('E-mail')).toMatchObject({
    type: 'email',
    autocomplete: 'username',
    inputMode: 'email',
  })
  expect(byLabel('E-mail').getAttribute('autocapitalize')).toBe('none')
  expect(byLabel('E-mail').getAttribute('autocorrect')).toBe('off')
  expect(traits('Password')).toMatchObject({ type: 'password', autocomplete: 'current-password' })
  expect(traits('Code')).toMatchObject({ autocomplete: 'one-time-code', inputMode: 'numeric' })
  expect(traits('Letters and digits')).toMatchObject({ inputMode: 'text' })
})

it('anchors a password of its own page to the user name of the page before', async () => {
  const { user, push } = await renderLogin(awaiting({ interaction_id: 'a', fields: [userField] }))
  await user.type(byLabel('E-mail'), 'ada@example.com{Enter}')

  await push(awaiting({ interaction_id: 'b', fields: [passwordField] }))

  const anchor = document.querySelector<HTMLInputElement>('form input[autocomplete="username"]')
  expect(anchor).toMatchObject({ value: 'ada@example.com', hidden: true, readOnly: true })
  await user.type(byLabel('Password'), 'x')
})

it('is no landmark, since two instances at one step would share its name', async () => {
  await renderLogin()
  await renderLogin()

  expect(screen.getAllByRole('group', { name: 'Sign in to harbor.example' })).toHaveLength(2)
  expect(screen.queryByRole('region')).toBeNull()
})

it('breaks a long domain after its dots', async () => {
  await renderLogin({ ...signInPause, domain: 'accounts.harbor.example' })

  const title = screen.getByRole('heading', { name: 'Sign in to accounts.harbor.example' })
  const pieces = title.innerHTML.split('<wbr>')
  expect(pieces).toEqual(['Sign in to accounts.', 'harbor.', 'example'])
})

it('uses no id twice with two instances on a page', async () => {
  const first = createFakeClient(aRecord({ ...signInPause, website_error: 'No' }))
  const second = createFakeClient(aRecord({ ...signInPause, website_error: 'No' }))
  const { container } = await act(async () =>
    render(
      <>
        {login(first)}
        {login(second)}
      </>,
    ),
  )

  const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(4)
  expect(new Set(ids).size).toBe(ids.length)
})

it('renders on a server and hydrates without a complaint', async () => {
  const client = createFakeClient(aRecord(signInPause))
  const complaints = vi.spyOn(console, 'error')
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(login(client))
  expect(client.exchanges).toBe(0)
  expect(container.querySelector('[style]')).toBeNull()

  const root = await act(async () => hydrateRoot(container, login(client)))

  expect(container.querySelector('[data-part="root"]')?.getAttribute('data-step')).toBe('input')
  expect(complaints).not.toHaveBeenCalled()
  await act(async () => root.unmount())
  complaints.mockRestore()
  container.remove()
})
