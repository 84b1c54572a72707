import {
  credentialProviderSchema,
  credentialProviderTestResultSchema,
  credentialSchema,
  credentialUseSchema,
} from '@managed-auth/protocol'
import { expect, it } from 'vitest'
import {
  isCredential,
  isCredentialProvider,
  isCredentialUse,
  isTestResult,
} from './answer-checks.ts'

const moment = '2026-11-20T12:00:00Z'
const whole = {
  credential: {
    ...{ id: 'cred_1', name: 'Work', domain: 'a.example', created_at: moment, updated_at: moment },
    ...{ has_values: true, has_totp_secret: false, sso_provider: null, value_keys: ['email'] },
    warnings: ['The key is short.'],
  },
  use: { id: 'ma_1', domain: 'a.example', profile_name: 'ada', status: 'AUTHENTICATED' },
  provider: {
    ...{ id: 'cp_1', name: 'Team', provider_type: 'keepass', enabled: true, priority: 0 },
    ...{ file: 'team.kdbx', created_at: moment, updated_at: moment },
  },
  tested: { success: true, vaults: [{ id: 'v', name: 'Team' }] },
}

const pairs = [
  ['a credential', isCredential, credentialSchema, whole.credential],
  ['a use', isCredentialUse, credentialUseSchema, whole.use],
  ['a provider', isCredentialProvider, credentialProviderSchema, whole.provider],
  ['a test', isTestResult, credentialProviderTestResultSchema, whole.tested],
] as const

const strange = [undefined, null, 1, 'x', {}, [], [1], [{}]]

it.each(pairs)('%s passes the check when it passes the schema', (_, check, schema, value) => {
  const changed = Object.keys(value).flatMap((key) =>
    strange.map((odd) => ({ ...value, [key]: odd })),
  )

  for (const candidate of [value, { ...value, newer: 1 }, ...changed, ...strange]) {
    const bySchema = schema.safeParse(candidate).success
    // The check is lenient in one way only: `null` is as good as absent.
    if (bySchema) expect(check(candidate), JSON.stringify(candidate)).toBe(true)
    else if (check(candidate)) expect(Object.values(Object(candidate))).toContain(null)
  }
  expect(check(undefined)).toBe(false)
})
