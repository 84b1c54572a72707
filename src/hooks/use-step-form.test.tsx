import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { createFakeClient } from '../../test/support/fake-client.ts'
import {
  anEvent,
  aRecord,
  codeField,
  passwordField,
  signInPause,
  userField,
} from '../../test/support/wire.ts'
import { ClientError } from '../core/client-error.ts'
import { type LoginFlow, type UseLoginFlowOptions, useLoginFlow } from './use-login-flow.ts'
import type { CodeOptions } from './use-step-form.ts'

/** A login drawn by a host, with plain elements and nothing else. */
function PlainLogin({ code, ...options }: UseLoginFlowOptions & { code?: CodeOptions }) {
  const flow = useLoginFlow(options)
  const { step } = flow
  const userName = flow.getUserNameProps()
  if (step.kind !== 'input' && step.kind !== 'external-action') return <p>{step.kind}</p>
  return (
    <form aria-label="Login" {...flow.getFormProps()}>
      {step.kind === 'external-action' && <p>{step.message}</p>}
      {flow.formProblem && <p {...flow.getProblemProps()}>{flow.formProblem}</p>}
      {userName && <input {...userName} data-testid="user-name" />}
      {step.fields.map((field) => (
        <PlainField key={field.key} flow={flow} field={field} code={code} />
      ))}
      {step.options.map((option) => (
        <button key={option.key} {...flow.getOptionProps(option)}>
          {option.label}
        </button>
      ))}
      <button {...flow.getSubmitProps()}>Send</button>
    </form>
  )
}

type Field = Parameters<LoginFlow['getFieldProps']>[0]

function PlainField(props: { flow: LoginFlow; field: Field; code: CodeOptions | undefined }) {
  const { flow, field, code } = props
  const { missing, problem } = flow.fieldState(field)
  const input = field.type === 'code' ? flow.getCodeProps(field, code) : flow.getFieldProps(field)
  return (
    <>
      <label htmlFor={flow.getLabelProps(field).htmlFor}>{field.label}</label>
      <input {...input} />
      <span {...flow.getErrorProps(field)}>{missing ? 'Missing' : problem}</span>
      {field.hint && <span {...flow.getHintProps(field)}>{field.hint}</span>}
    </>
  )
}

async function openLogin(
  record: Parameters<typeof aRecord>[0],
  options: { code?: CodeOptions; handoffCode?: string } = {},
) {
  const client = createFakeClient(aRecord(record))
  const tree = (handoffCode: string) => (
    <PlainLogin
      connectionId="ma_1"
      handoffCode={handoffCode}
      client={client}
      skipPrime
      {...(options.code && { code: options.code })}
    />
  )
  const view = await act(async () => render(tree('code')))
  return {
    client,
    user: userEvent.setup(),
    push: (rest: Parameters<typeof anEvent>[0]) =>
      act(async () => client.stream.push(anEvent(rest))),
    begin: (handoffCode: string) => act(async () => view.rerender(tree(handoffCode))),
  }
}

const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const describing = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

const again = { ...signInPause, interaction_id: 'mai_2' }
const codePage = {
  flow_step: 'AWAITING_INPUT',
  interaction_id: 'mai_3',
  fields: [codeField],
} satisfies Parameters<typeof anEvent>[0]

it('names, describes and sends every value of a plain form', async () => {
  const { client, user } = await openLogin({
    ...signInPause,
    fields: [{ ...userField, hint: 'The one you signed up with' }, passwordField],
  })

  expect(describing(input('E-mail'))).toBe('The one you signed up with')
  await user.type(input('E-mail'), 'ada@example.com')
  await user.type(input('Password'), 's3cret{Enter}')

  expect(client.submits).toEqual([
    { field_values: { f_user: 'ada@example.com', f_pw: 's3cret' }, interaction_id: 'mai_1' },
  ])
})

it('leads to what is missing instead of sending it', async () => {
  const { client, user } = await openLogin(signInPause)
  await user.type(input('E-mail'), 'ada@example.com{Enter}')

  expect(client.submits).toEqual([])
  expect(document.activeElement).toBe(input('Password'))
  expect(input('Password').getAttribute('aria-invalid')).toBe('true')
  expect(describing(input('Password'))).toBe('Missing')
  expect(input('E-mail').getAttribute('aria-invalid')).toBeNull()
})

it("says the site's words by the field they are about, keeps the user name, drops the password", async () => {
  const { user, push } = await openLogin(signInPause)
  await user.type(input('E-mail'), 'ada@example.com')
  await user.type(input('Password'), 'wr0ng{Enter}')

  await push({ ...again, website_error: 'Incorrect password' })

  expect(input('E-mail').value).toBe('ada@example.com')
  expect(input('Password').value).toBe('')
  expect(describing(input('Password'))).toBe('Incorrect password')
  expect(input('Password').getAttribute('aria-invalid')).toBe('true')
  expect(input('E-mail').getAttribute('aria-invalid')).toBeNull()
})

it('doubts every field when the words name none', async () => {
  await openLogin({ ...signInPause, website_error: 'That did not work' })

  for (const label of ['E-mail', 'Password']) {
    expect(input(label).getAttribute('aria-invalid')).toBe('true')
    expect(describing(input(label))).toBe('That did not work')
  }
})

it('keeps what was typed when the answer did not get through', async () => {
  const { client, user } = await openLogin(signInPause)
  client.onSubmit = async () => {
    throw new ClientError('network_error', 'lost')
  }
  await user.type(input('E-mail'), 'ada')
  await user.type(input('Password'), 's3cret{Enter}')

  expect(input('Password').value).toBe('s3cret')
})

it('leaves what is being typed alone while the message beside it changes', async () => {
  const waiting = {
    flow_step: 'AWAITING_EXTERNAL_ACTION',
    interaction_id: 'mai_1',
    fields: [codeField],
  } satisfies Parameters<typeof anEvent>[0]
  const { user, push } = await openLogin({ ...waiting, external_action_message: 'Tap yes' })
  await user.type(input('Code'), '12')

  await push({ ...waiting, external_action_message: 'Tap 42' })

  expect(screen.getByText('Tap 42')).toBeDefined()
  expect(input('Code').value).toBe('12')
})

it('forgets a password over a step between, even if the very same page comes back', async () => {
  const { user, push } = await openLogin(signInPause)
  await user.type(input('E-mail'), 'ada')
  await user.type(input('Password'), 's3cret{Enter}')
  await push({ flow_step: 'SUBMITTING' })

  await push(signInPause)

  expect(input('E-mail').value).toBe('ada')
  expect(input('Password').value).toBe('')
})

it('anchors a password on its own page to the user name sent before', async () => {
  const { user, push } = await openLogin({ ...signInPause, fields: [userField] })
  expect(screen.queryByTestId('user-name')).toBeNull()
  await user.type(input('E-mail'), 'ada@example.com{Enter}')

  await push({ ...again, fields: [passwordField] })

  expect(screen.getByTestId('user-name')).toMatchObject({
    value: 'ada@example.com',
    hidden: true,
    autocomplete: 'username',
  })
})

it('forgets every value when another code starts another flow', async () => {
  const { user, push, begin } = await openLogin(signInPause)
  await user.type(input('E-mail'), 'ada@example.com')
  await user.type(input('Password'), 'x{Enter}')
  await push(again)
  expect(input('E-mail').value).toBe('ada@example.com')

  await begin('another')

  expect(input('E-mail').value).toBe('')
})

it('cleans a code as it is pasted and sends it once it is complete', async () => {
  const { client, user } = await openLogin(codePage, { code: { length: 6 } })
  expect(input('Code')).toMatchObject({
    autocomplete: 'one-time-code',
    inputMode: 'numeric',
    dir: 'ltr',
  })

  await user.click(input('Code'))
  await user.paste(' 123-4')
  expect(input('Code').value).toBe('1234')
  expect(client.submits).toEqual([])
  await user.paste('56')

  expect(client.submits).toEqual([{ field_values: { f_code: '123456' }, interaction_id: 'mai_3' }])
})

it('leaves a complete code to the person when asked to', async () => {
  const { client, user } = await openLogin(codePage, { code: { length: 6, autoSubmit: false } })

  await user.type(input('Code'), '123 456')

  expect(input('Code').value).toBe('123456')
  expect(client.submits).toEqual([])
})

it('offers other ways beside an external action, and takes one while it takes any', async () => {
  const { client, user } = await openLogin({
    flow_step: 'AWAITING_EXTERNAL_ACTION',
    interaction_id: 'mai_1',
    external_action_message: 'Tap yes',
    choices: [{ id: 'sms', label: 'Text me', type: 'mfa_method' }],
  })
  client.onSubmit = () => new Promise(() => {})
  const option = screen.getByRole('button', { name: 'Text me' })

  await user.dblClick(option)

  expect(client.submits).toEqual([{ selected_choice_id: 'sms', interaction_id: 'mai_1' }])
  expect(option.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true')
})
