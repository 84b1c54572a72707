import { expect } from 'vitest'
import type { StrictState } from './strict-schemas.ts'

const legacyTypes = {
  identifier: ['email', 'text', 'tel'],
  password: ['password'],
  code: ['code'],
  totp_code: ['totp'],
  totp_secret: ['text'],
  text: ['text', 'email', 'tel', 'number', 'url'],
}

const unique = (texts: string[]) => new Set(texts).size === texts.length

/** Both shapes say the same, completely: wire protocol 14. */
export function expectConsistentInput(state: StrictState) {
  const { fields, choices } = state
  if (!fields || !choices) throw new Error('A pause carries fields and choices together.')
  expect(state.interaction_id).toBeTruthy()
  expect(fields.length + choices.length).toBeGreaterThan(0)
  expect(unique(fields.map(({ id }) => id))).toBe(true)
  expect(unique(choices.map(({ id }) => id))).toBe(true)

  const legacy = state.discovered_fields ?? []
  expect(legacy.map(({ name }) => name)).toEqual(fields.map(({ ref }) => ref))
  for (const [index, field] of fields.entries()) {
    const other = legacy[index]
    expect(other?.label).toBe(field.label)
    expect(other?.required ?? true).toBe(field.required ?? true)
    expect(legacyTypes[field.type]).toContain(other?.type)
  }

  const labelsOf = (...types: string[]) =>
    choices.filter(({ type }) => types.includes(type)).map(({ label }) => label)
  const rest = ['sign_in_method', 'auth_method', 'identifier_method', 'account', 'other']
  expect((state.mfa_options ?? []).map(({ label }) => label)).toEqual(labelsOf('mfa_method'))
  expect((state.pending_sso_buttons ?? []).map(({ label }) => label)).toEqual(
    labelsOf('sso_provider'),
  )
  expect((state.sign_in_options ?? []).map(({ label }) => label)).toEqual(labelsOf(...rest))
}

const inputKeys = [
  'fields',
  'choices',
  'discovered_fields',
  'mfa_options',
  'pending_sso_buttons',
  'sign_in_options',
  'interaction_id',
  'external_action_message',
] as const

/** Nothing is asked: each key is absent from an event, null in a record. */
export function expectNothingAsked(state: { [key in (typeof inputKeys)[number]]?: unknown }) {
  for (const key of inputKeys) expect(state[key] ?? null, key).toBeNull()
}
