import type { ManagedAuth, StateEvent } from '@managed-auth/protocol'

/** A connection whose flow is busy discovering; the rest as given. */
export const aRecord = (rest: Partial<ManagedAuth> = {}): ManagedAuth => ({
  id: 'ma_1',
  domain: 'harbor.example',
  profile_name: 'ada',
  status: 'NEEDS_AUTH',
  flow_status: 'IN_PROGRESS',
  flow_step: 'DISCOVERING',
  flow_type: 'LOGIN',
  ...rest,
})

/** A state event: whole, so that what `rest` leaves out is gone. */
export const anEvent = (rest: Partial<StateEvent> = {}): StateEvent => ({
  event: 'managed_auth_state',
  timestamp: '2026-01-01T00:00:00Z',
  flow_status: 'IN_PROGRESS',
  flow_step: 'DISCOVERING',
  ...rest,
})

export const userField = {
  id: 'f_user',
  ref: 'email',
  type: 'identifier',
  label: 'E-mail',
  required: true,
} as const

export const passwordField = {
  id: 'f_pw',
  ref: 'password',
  type: 'password',
  label: 'Password',
  required: true,
} as const

export const codeField = { id: 'f_code', ref: 'code', type: 'code', label: 'Code' } as const

/** A pause that asks for user name and password. */
export const signInPause = {
  flow_step: 'AWAITING_INPUT',
  interaction_id: 'mai_1',
  fields: [userField, passwordField],
} as const satisfies Partial<StateEvent> | Partial<ManagedAuth>
