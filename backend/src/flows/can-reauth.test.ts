import { expect, it } from 'vitest'
import { reauthVerdict } from './connection-view.ts'
import { connectionDefaults } from './connections.ts'
import type { Connection } from './records.ts'

// Whether the next login needs a person: wire protocol 13.7, row by row.

const whole: Connection = {
  ...connectionDefaults,
  id: 'ma_1',
  projectId: 'proj_1',
  profileId: 'prof_1',
  profileName: 'ada',
  domain: 'site.example',
  status: 'AUTHENTICATED',
  postLoginUrl: null,
  credentialId: 'cred_1',
  credentialName: 'ada',
  credentialKeys: ['email', 'password'],
  credentialHasTotp: false,
  credentialProviderName: null,
  requirements: [],
  typedRefs: ['email', 'password'],
  hasPlan: true,
  lastCheckAt: null,
  failedReauths: 0,
  probe: null,
  lastSuccessAt: new Date(0),
  createdAt: new Date(0),
}

it.each<[string, boolean, Partial<Connection>]>([
  ['no_prior_successful_login', false, { lastSuccessAt: null }],
  ['no_credential', false, { credentialId: null, credentialKeys: [] }],
  ['external_credential', true, { credentialId: null, credentialLookup: 'any' }],
  ['requires_sms_code', false, { requirements: ['sms_code'] }],
  ['requires_email_code', false, { requirements: ['email_code'] }],
  ['requires_totp_without_secret', false, { requirements: ['totp'] }],
  ['requires_external_action', false, { requirements: ['external_action'] }],
  ['requires_customer_input', false, { requirements: ['choice'] }],
  ['viable_plans_found', true, { requirements: ['totp'], credentialHasTotp: true }],
  ['requires_sms_code', false, { requirements: ['totp', 'sms_code'], credentialHasTotp: true }],
  ['requires_customer_input', false, { credentialKeys: ['email'] }],
  ['requires_customer_input', false, { typedRefs: ['email', 'password', 'company'] }],
  ['viable_plans_found', true, { credentialKeys: ['Login', 'pwd'] }],
  ['viable_plans_found', true, {}],
  ['requirements_satisfiable', true, { hasPlan: false }],
  ['no_requirements_recorded', true, { hasPlan: false, requirements: null, typedRefs: null }],
])('is %s, %s, with %o', (reason, can, change) => {
  expect(reauthVerdict({ ...whole, ...change })).toEqual({ can, reason })
})
