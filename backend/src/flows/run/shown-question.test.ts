import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import type { SeenChoice, SeenField } from '../sighting.ts'
import { concealer } from './conceal.ts'
import { shownProvider, showQuestion } from './shown-question.ts'

const value = 'hunter2-canary'
const conceal = concealer([new Secret(value)])

const field = (ref: string, more: Partial<SeenField> = {}): SeenField & { id: string } => ({
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
  target: 0,
  ...more,
})

const choice = (id: string, more: Partial<SeenChoice> = {}): SeenChoice & { id: string } => ({
  id,
  type: 'other',
  label: id,
  description: undefined,
  mfa: undefined,
  maskedTarget: undefined,
  provider: undefined,
  selector: `//${id}`,
  target: 1,
  ...more,
})

it('shows nothing of a page that names everything after what was typed', () => {
  const of = `of ${value}`
  const fields = [
    field(value, { hint: of, placeholder: of, options: [of, 'other'], selector: `#${value}` }),
    field('email', { label: of }),
  ]
  const choices = [
    choice('hunter2_canary', { label: value, description: of, maskedTarget: of }),
    choice(value, { type: 'sso_provider', provider: value, selector: `//*[@id="${value}"]` }),
  ]

  const shown = showQuestion(fields, choices, conceal)

  expect(JSON.stringify(shown)).not.toContain('hunter2')
  expect(shown.fields.map(({ id, ref }) => [id, ref])).toEqual([
    ['f_field_1', 'field_1'],
    ['f_email', 'email'],
  ])
  expect(shown.choices.map(({ id, provider }) => [id, provider])).toEqual([
    ['choice_1', undefined],
    ['choice_2', '•••'],
  ])
})

it('reads answers back under the names of the page', () => {
  const shown = showQuestion(
    [field(value), field('email')],
    [choice(value), choice('sms')],
    conceal,
  )

  expect(shown.refOf('field_1')).toBe(value)
  expect(shown.refOf('email')).toBe('email')
  expect(shown.refOf('sent early')).toBe('sent early')
  expect(shown.choiceIdOf('choice_1')).toBe(value)
  expect(shown.choiceIdOf('sms')).toBe('sms')
})

it('leaves our own names, whatever was typed', () => {
  const all = concealer(['password', 'google', 'sms'].map((text) => new Secret(text)))

  const shown = showQuestion(
    [field('password')],
    [choice('sms', { mfa: 'sms' }), choice('google', { provider: 'google' })],
    all,
  )

  expect(shown.fields[0]?.ref).toBe('password')
  expect(shown.choices.map(({ id }) => id)).toEqual(['sms', 'google'])
  expect(shownProvider('google', all)).toBe('google')
  expect(shownProvider(value, conceal)).toBe('•••')
})
