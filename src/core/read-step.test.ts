import { describe, expect, it } from 'vitest'
import { aRecord, codeField, passwordField, userField } from '../../test/support/wire.ts'
import type { PauseStep } from './step.ts'
import { toStep } from './whole.ts'

const pauseOf = (rest: Parameters<typeof aRecord>[0]): PauseStep => {
  const step = toStep(aRecord({ flow_step: 'AWAITING_INPUT', ...rest }))
  if (step.kind !== 'input' && step.kind !== 'external-action') throw new Error(step.kind)
  return step
}

// Wire protocol 13.2, row by row. Arrays and messages left over from before must not matter.
const leftovers = { fields: [userField], external_action_message: 'Tap the phone' }

it.each([
  ['IN_PROGRESS', 'DISCOVERING', 'discovering'],
  ['IN_PROGRESS', 'AWAITING_INPUT', 'input'],
  ['IN_PROGRESS', 'AWAITING_EXTERNAL_ACTION', 'external-action'],
  ['IN_PROGRESS', 'SUBMITTING', 'submitting'],
  ['IN_PROGRESS', 'COMPLETED', 'submitting'],
  ['IN_PROGRESS', 'AWAITING_HUMAN_INTERVENTION', 'unknown'],
  ['IN_PROGRESS', null, 'unknown'],
  ['SUCCESS', 'COMPLETED', 'success'],
  ['FAILED', 'COMPLETED', 'failed'],
  ['EXPIRED', 'COMPLETED', 'expired'],
  ['EXPIRED', 'AWAITING_INPUT', 'expired'],
  ['CANCELED', 'SUBMITTING', 'canceled'],
  ['SUCCESS', null, 'success'],
  ['PAUSED', 'DISCOVERING', 'unknown'],
  [null, null, 'unknown'],
])('status %s at %s is the step %s', (flow_status, flow_step, kind) => {
  expect(toStep(aRecord({ flow_status, flow_step, ...leftovers })).kind).toBe(kind)
})

it('names what it does not know', () => {
  expect(toStep(aRecord({ flow_step: 'DREAMING' }))).toEqual({ kind: 'unknown', seen: 'DREAMING' })
})

it('has a way out of a form without anything to answer', () => {
  const step = toStep(aRecord({ flow_step: 'AWAITING_INPUT', fields: [], choices: [] }))

  expect(step.kind).toBe('unknown')
})

it('waits for an external action without other ways', () => {
  const step = toStep(
    aRecord({ flow_step: 'AWAITING_EXTERNAL_ACTION', external_action_message: 'Tap 42' }),
  )

  expect(step).toMatchObject({ message: 'Tap 42', fields: [], options: [] })
})

it("carries the site's words and the pause they belong to", () => {
  const pause = pauseOf({
    fields: [passwordField],
    website_error: 'Incorrect password',
    interaction_id: 'mai_2',
  })

  expect(pause).toMatchObject({
    id: 'mai_2',
    interactionId: 'mai_2',
    problem: 'Incorrect password',
  })
})

it.each([
  [{ error_message: 'No form.' }, 'No form.'],
  [{ error_message: '{"error":"No form."}' }, 'No form.'],
  [{ error_message: '{broken' }, '{broken'],
  [{ error_message: '{"other":1}' }, '{"other":1}'],
  [{ website_error: 'Locked' }, 'Locked'],
  [{}, undefined],
])('explains a failure from %j', (rest, message) => {
  const step = toStep(aRecord({ flow_status: 'FAILED', error_code: 'browser_error', ...rest }))

  expect(step).toEqual({ kind: 'failed', code: 'browser_error', message })
})

const legacyUser = { name: 'email', label: 'E-mail', type: 'email', selector: '#u' } as const
const legacyPassword = {
  name: 'password',
  label: 'Password',
  type: 'password',
  selector: '#p',
} as const

describe('fields', () => {
  it('are canonical when the server sends both shapes, and learn from their legacy twin', () => {
    const pause = pauseOf({
      fields: [userField, passwordField],
      discovered_fields: [{ ...legacyUser, placeholder: 'you@example.com', hint: 'At work' }],
    })

    expect(pause.fields).toEqual([
      {
        key: 'f_user',
        name: 'email',
        type: 'identifier',
        format: 'email',
        label: 'E-mail',
        placeholder: 'you@example.com',
        hint: 'At work',
        required: true,
        secret: false,
        method: undefined,
        address: { mode: 'field_values', value: 'f_user' },
      },
      {
        key: 'f_pw',
        name: 'password',
        type: 'password',
        format: 'text',
        label: 'Password',
        placeholder: undefined,
        hint: undefined,
        required: true,
        secret: true,
        method: undefined,
        address: { mode: 'field_values', value: 'f_pw' },
      },
    ])
  })

  it.each([undefined, null, []])('are legacy when the canonical list is %j', (fields) => {
    const pause = pauseOf({ fields, discovered_fields: [legacyUser, legacyPassword] })

    expect(pause.fields).toMatchObject([
      { key: 'email', type: 'identifier', address: { mode: 'fields', value: 'email' } },
      { key: 'password', type: 'password', secret: true },
    ])
  })

  it.each([
    ['identifier', 'identifier', false],
    ['password', 'password', true],
    ['code', 'code', true],
    ['totp_code', 'totp-code', true],
    ['totp_secret', 'totp-secret', true],
    ['text', 'text', false],
    ['from_the_future', 'text', false],
  ])('of canonical type %s are %s', (type, expected, secret) => {
    expect(pauseOf({ fields: [{ ...codeField, type }] }).fields).toMatchObject([
      { type: expected, secret },
    ])
  })

  it.each([
    ['email', 'mail', 'identifier', 'email'],
    ['text', 'username', 'identifier', 'text'],
    ['tel', 'phone', 'identifier', 'tel'],
    ['text', 'company', 'text', 'text'],
    ['url', 'workspace', 'text', 'url'],
    ['number', 'pin', 'text', 'number'],
    ['code', 'otp', 'code', 'text'],
    ['totp', 'otp', 'totp-code', 'text'],
    ['colour', 'favourite', 'text', 'text'],
  ])('of legacy type %s named %s are %s, written as %s', (type, name, expected, format) => {
    const field = { name, label: '', type, selector: '#x' }

    expect(pauseOf({ discovered_fields: [field] }).fields).toMatchObject([
      { type: expected, format },
    ])
  })

  it('take an unnamed legacy text beside a password for the user name', () => {
    const field = { name: 'f1', label: '', type: 'text', selector: '#x' }
    const { fields } = pauseOf({ discovered_fields: [field, legacyPassword] })

    expect(fields[0]?.type).toBe('identifier')
  })

  it('are required unless the server says otherwise', () => {
    const optional = { ...userField, required: false }

    expect(pauseOf({ fields: [codeField, optional] }).fields).toMatchObject([
      { required: true },
      { required: false },
    ])
  })

  it('know the method they belong to', () => {
    const field = { ...legacyUser, name: 'otp', type: 'code', linked_mfa_type: 'sms' } as const

    expect(pauseOf({ discovered_fields: [field] }).fields[0]?.method).toBe('sms')
  })
})

describe('options', () => {
  it('are canonical when there are any, each with its own address', () => {
    const { options } = pauseOf({
      choices: [
        { id: 'sms_1', label: 'Text •• 42', type: 'mfa_method', description: 'mobile' },
        { id: 'sms_2', label: 'Text •• 99', type: 'mfa_method' },
        { id: 'google', label: 'Weiter mit Google', type: 'sso_provider' },
        { id: 'acc_1', label: 'Ada', type: 'account' },
        { id: 'link', label: 'Mail me a link', type: 'sign_in_method' },
        { id: 'x', label: 'Something', type: 'from_the_future' },
      ],
      mfa_options: [{ type: 'sms', label: 'Text •• 42' }],
    })

    expect(options.map(({ address }) => address.value)).toEqual([
      'sms_1',
      'sms_2',
      'google',
      'acc_1',
      'link',
      'x',
    ])
    expect(new Set(options.map(({ address }) => address.mode))).toEqual(
      new Set(['selected_choice_id']),
    )
    expect(options).toMatchObject([
      { kind: 'mfa', method: 'sms', description: 'mobile' },
      { kind: 'mfa', method: 'sms' },
      { kind: 'sso', provider: 'google', label: 'Weiter mit Google' },
      { kind: 'account' },
      { kind: 'sign-in' },
      { kind: 'other' },
    ])
  })

  it('are legacy when the canonical list is empty, several kinds on one page', () => {
    const { options } = pauseOf({
      choices: [],
      mfa_options: [{ type: 'totp', label: 'App', target: 'Ada’s phone' }],
      pending_sso_buttons: [
        { provider: 'Google', label: 'Google', selector: 'xpath=//button[1]' },
        { provider: 'okta', label: 'Okta', selector: '' },
      ],
      sign_in_options: [{ id: 'org_1', label: 'Acme', description: null }],
    })

    expect(options).toMatchObject([
      {
        kind: 'sso',
        provider: 'google',
        address: { mode: 'sso_button_selector', value: 'xpath=//button[1]' },
      },
      { kind: 'sso', address: { mode: 'sso_provider', value: 'okta' } },
      {
        kind: 'mfa',
        method: 'totp',
        description: 'Ada’s phone',
        address: { mode: 'mfa_option_id', value: 'totp' },
      },
      { kind: 'sign-in', address: { mode: 'sign_in_option_id', value: 'org_1' } },
    ])
  })

  it('of one legacy type are told apart by label where labels differ', () => {
    const addressesOf = (...labels: string[]) =>
      pauseOf({ mfa_options: labels.map((label) => ({ type: 'sms', label })) }).options.map(
        ({ address }) => address.value,
      )

    expect(addressesOf('Text •• 42', 'Text •• 99')).toEqual(['Text •• 42', 'Text •• 99'])
    expect(addressesOf('Text', 'Text')).toEqual(['sms', 'sms'])
    expect(addressesOf('Text')).toEqual(['sms'])
  })

  it('have keys of their own even where addresses are shared', () => {
    const twin = { type: 'sms', label: 'Text' } as const
    const keys = pauseOf({ mfa_options: [twin, twin] }).options.map(({ key }) => key)

    expect(new Set(keys).size).toBe(2)
  })

  it.each([
    [
      {
        choices: [
          { id: 'switch', label: 'Try another way', type: 'other' as const },
          { id: 'email_code', label: 'Mail', type: 'mfa_method' as const },
        ],
      },
    ],
    [
      {
        mfa_options: [
          { type: 'switch' as const, label: 'Try another way' },
          { type: 'email' as const, label: 'Mail' },
        ],
      },
    ],
  ])('put "another way" last', (rest) => {
    expect(pauseOf(rest).options.map(({ method }) => method)).toEqual(['email', 'switch'])
  })
})
