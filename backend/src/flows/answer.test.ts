import { type SubmitRequest, submitModes } from '@managed-auth/protocol'
import { describe, expect, it } from 'vitest'
import { readAnswer } from './answer.ts'
import type { AskedChoice, AskedField, Interaction } from './records.ts'

const field = (ref: string, more: Partial<AskedField> = {}): AskedField => ({
  id: `f_${ref}`,
  ref,
  type: 'text',
  legacyType: 'text',
  label: ref,
  required: true,
  hint: undefined,
  placeholder: undefined,
  linkedMfa: undefined,
  selector: `#${ref}`,
  ...more,
})

const choice = (id: string, more: Partial<AskedChoice>): AskedChoice => ({
  id,
  type: 'other',
  label: id,
  description: undefined,
  mfa: undefined,
  maskedTarget: undefined,
  provider: undefined,
  selector: `xpath=//${id}`,
  ...more,
})

const pause: Interaction = {
  id: 'mai_1',
  fields: [field('email'), field('password'), field('tenant', { required: false })],
  choices: [
    choice('sms', { type: 'mfa_method', mfa: 'sms', label: 'Text me' }),
    choice('sms_2', { type: 'mfa_method', mfa: 'sms', label: 'Text my other phone' }),
    choice('google', { type: 'sso_provider', provider: 'google' }),
    choice('blue_team', { type: 'account' }),
  ],
}

it('takes the key of an authenticator app in place of its code, and of nothing else', () => {
  const code: Interaction = { ...pause, fields: [field('totp_code', { type: 'totp_code' })] }
  const sms: Interaction = { ...pause, fields: [field('code', { type: 'code' })] }
  const body = { fields: { totp_secret: 'JBSWY3DPEHPK3PXP' } }

  expect(readAnswer(body, code).values).toEqual(body.fields)
  expect(() => readAnswer(body, sms)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})

describe('each of the seven modes', () => {
  const answers: [SubmitRequest, string | undefined][] = [
    [{ field_values: { f_email: 'a', f_password: 'b' } }, undefined],
    [{ selected_choice_id: 'sms_2' }, 'sms_2'],
    [{ fields: { email: 'a', password: 'b' } }, undefined],
    [{ mfa_option_id: 'sms' }, 'sms'],
    [{ sso_button_selector: 'xpath=//google' }, 'google'],
    [{ sso_provider: 'Google' }, 'google'],
    [{ sign_in_option_id: 'blue_team' }, 'blue_team'],
  ]

  it('is covered here', () => {
    expect(answers.map(([body]) => Object.keys(body)[0])).toEqual([...submitModes])
  })

  it.each(answers)('is read: %j', (body, choiceId) => {
    const values = choiceId ? {} : { email: 'a', password: 'b' }
    expect(readAnswer(body, pause)).toEqual({ values, choiceId })
  })

  it.each(answers.slice(1))('bears the empty map that some clients add: %j', (body, choiceId) => {
    expect(readAnswer({ fields: {}, ...body }, pause).choiceId).toBe(choiceId)
  })
})

it('finds a method by its label, which command lines send', () => {
  expect(readAnswer({ mfa_option_id: 'text my other phone (SMS)' }, pause).choiceId).toBe('sms_2')
})

it('keeps values that a later page may ask for', () => {
  const { values } = readAnswer({ fields: { email: 'a', password: 'b', pin: 'c' } }, pause)
  expect(values).toEqual({ email: 'a', password: 'b', pin: 'c' })
})

it.each<[string, SubmitRequest]>([
  ['nothing', {}],
  ['only an empty map', { fields: {} }],
  ['two modes', { fields: { email: 'a', password: 'b' }, selected_choice_id: 'sms' }],
  ['an unknown choice', { selected_choice_id: 'nope' }],
  ['a provider that is not offered', { sso_provider: 'github' }],
  ['a method given to another mode', { sign_in_option_id: 'sms' }],
  ['no known field', { fields: { nope: 'hunter2' } }],
  ['a required value left out', { fields: { email: 'a' } }],
  ['an empty required value', { fields: { email: 'a', password: '' } }],
])('refuses %s', (_name, body) => {
  expect(() => readAnswer(body, pause)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})

it('names what is missing and never quotes a value', () => {
  try {
    readAnswer({ field_values: { f_email: 'hunter2' } }, pause)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ details: [{ message: 'f_password (password)' }] })
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2')
  }
})

it('refuses the answer to an earlier pause', () => {
  const late = { interaction_id: 'mai_0', selected_choice_id: 'sms' }
  expect(() => readAnswer(late, pause)).toThrow(
    expect.objectContaining({ code: 'stale_interaction' }),
  )
  expect(readAnswer({ ...late, interaction_id: 'mai_1' }, pause).choiceId).toBe('sms')
})
