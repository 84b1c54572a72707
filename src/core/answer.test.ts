import { submitModesOf, submitRequestSchema } from '@managed-auth/protocol'
import { expect, it } from 'vitest'
import { aRecord, codeField, passwordField, userField } from '../../test/support/wire.ts'
import { answerWithOption, answerWithValues, missingFields } from './answer.ts'
import type { PauseStep } from './step.ts'
import { toStep } from './whole.ts'

const pauseOf = (rest: Parameters<typeof aRecord>[0]): PauseStep => {
  const step = toStep(aRecord({ flow_step: 'AWAITING_INPUT', ...rest }))
  if (step.kind !== 'input') throw new Error(step.kind)
  return step
}

const firstOption = (step: PauseStep) => {
  const [option] = step.options
  if (!option) throw new Error('no option')
  return option
}

it('answers canonical fields by id, with the pause they belong to', () => {
  const step = pauseOf({ fields: [userField, passwordField], interaction_id: 'mai_1' })

  const body = answerWithValues(step, { f_user: ' ada@example.com ', f_pw: ' s3cret ' })

  expect(body).toEqual({
    field_values: { f_user: 'ada@example.com', f_pw: ' s3cret ' },
    interaction_id: 'mai_1',
  })
})

it('answers legacy fields by name, without a pause when none was named', () => {
  const step = pauseOf({
    discovered_fields: [{ name: 'password', label: '', type: 'password', selector: '#p' }],
  })

  expect(answerWithValues(step, { password: 'x' })).toEqual({ fields: { password: 'x' } })
})

it('sends nothing that this step did not ask for', () => {
  const step = pauseOf({ fields: [codeField] })

  const body = answerWithValues(step, { f_code: '1', f_pw: 'secret of the step before' })

  expect(JSON.stringify(body)).not.toContain('secret')
})

it.each(['123 456', ' 123-456\n', '123\u00a0456', '\u200e123\u2013456', '12\u200b3456'])(
  'cleans a code copied as %j',
  (typed) => {
    expect(answerWithValues(pauseOf({ fields: [codeField] }), { f_code: typed })).toEqual({
      field_values: { f_code: '123456' },
    })
  },
)

it('leaves letters in a code as they are', () => {
  const body = answerWithValues(pauseOf({ fields: [codeField] }), { f_code: 'aB3-xY9' })

  expect(body.field_values).toEqual({ f_code: 'aB3xY9' })
})

it('leaves out what stayed empty, and says what must not', () => {
  const step = pauseOf({ fields: [{ ...userField, required: false }, passwordField, codeField] })
  const values = { f_user: '', f_pw: 'x', f_code: ' - ' }

  expect(answerWithValues(step, values)).toEqual({ field_values: { f_pw: 'x' } })
  expect(missingFields(step, values).map(({ key }) => key)).toEqual(['f_code'])
})

it.each([
  [
    { choices: [{ id: 'c1', label: 'Mail', type: 'mfa_method' as const }] },
    { selected_choice_id: 'c1' },
  ],
  [{ mfa_options: [{ type: 'sms' as const, label: 'Text' }] }, { mfa_option_id: 'sms' }],
  [
    { pending_sso_buttons: [{ provider: 'google', label: 'Google', selector: 'xpath=//b' }] },
    { sso_button_selector: 'xpath=//b' },
  ],
  [
    { pending_sso_buttons: [{ provider: 'google', label: 'Google', selector: '' }] },
    { sso_provider: 'google' },
  ],
  [{ sign_in_options: [{ id: 'org', label: 'Acme' }] }, { sign_in_option_id: 'org' }],
])('picks an option of %j in exactly one mode', (rest, expected) => {
  const step = pauseOf({ ...rest, interaction_id: 'mai_9' })

  const body = answerWithOption(step, firstOption(step))

  expect(body).toEqual({ ...expected, interaction_id: 'mai_9' })
  expect(submitModesOf(submitRequestSchema.parse(body))).toHaveLength(1)
})
