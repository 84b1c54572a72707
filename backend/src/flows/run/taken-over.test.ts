import { expect, it } from 'vitest'
import type { AskedField, Interaction } from '../records.ts'
import { asksTheSame, stillFits } from './taken-over.ts'

const field = (ref: string, type: AskedField['type']): AskedField => ({
  id: `f_${ref}`,
  ref,
  type,
  label: ref,
  required: true,
  legacyType: 'text',
  selector: `#${ref}`,
  hint: undefined,
  placeholder: undefined,
  linkedMfa: undefined,
  options: undefined,
})

const login: Interaction = {
  id: 'mai_1',
  fields: [field('email', 'identifier'), field('password', 'password')],
  choices: [],
}

it('knows a question again that came back from the database with its keys in another order', () => {
  const { choices, fields, id } = JSON.parse(JSON.stringify(login)) as Interaction
  expect(asksTheSame({ choices, id, fields }, { ...login, id: 'mai_2' })).toBe(true)
})

it('tells questions apart, and none from one', () => {
  expect(asksTheSame(null, login)).toBe(false)
  expect(asksTheSame({ ...login, fields: login.fields.slice(1) }, login)).toBe(false)
})

it('keeps of a left answer what is asked for now', () => {
  const left = {
    values: { email: 'ada@example.test', password: 'x', pin: '1' },
    choiceId: undefined,
  }
  expect(stillFits(left, login)?.values).toEqual({ email: 'ada@example.test', password: 'x' })
})

it('types no code into another browser than the one it was sent for', () => {
  const code = { ...login, fields: [field('code', 'code')] }
  expect(stillFits({ values: { code: '123456' }, choiceId: undefined }, code)).toBeUndefined()
})

it('forgets a choice that is not offered any more', () => {
  expect(stillFits({ values: {}, choiceId: 'sms' }, login)).toBeUndefined()
})
