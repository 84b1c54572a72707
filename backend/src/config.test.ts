import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('needs nothing', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 8787,
    apiKey: undefined,
    databaseUrl: undefined,
    masterKey: undefined,
    allowPrivateNetwork: false,
    logLevel: 'info',
  })
  expect(config.dataDir).toMatch(/\.managed-auth$/)
  expect(Object.isFrozen(config)).toBe(true)
})

it('takes an empty variable as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(8787)
})

it.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['MANAGED_AUTH_API_KEY', 'short'],
  ['DATABASE_URL', 'mysql://root:hunter2@host/db'],
  ['MANAGED_AUTH_MASTER_KEY', 'hunter2'],
  ['MANAGED_AUTH_NEXT_MASTER_KEY', 'hunter2'],
  ['MANAGED_AUTH_API_SECRET', 'hunter2'],
  ['MANAGED_AUTH_AT_REST_SUITE', 'rot13'],
  ['MANAGED_AUTH_PUBLIC_URL', 'example.com'],
  ['MANAGED_AUTH_ALLOW_PRIVATE_NETWORK', 'maybe'],
  ['MANAGED_AUTH_ROLE', 'boss'],
  ['MANAGED_AUTH_WORKER_FLOWS', '0'],
  ['MANAGED_AUTH_LEASE_MS', '10'],
  ['MANAGED_AUTH_RETURN_URLS', 'example.com'],
  ['MANAGED_AUTH_LOG_LEVEL', 'loud'],
  ['CHROMIUM_PATH', '/nowhere/hunter2'],
])('stops at a bad %s with one sentence that names it and does not repeat it', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} cannot be used: .*\\.$`))
  expect(() => readConfig({ [name]: value })).not.toThrow(/hunter2/)
})

it.each(['api', 'worker'])('gives the role %s no database of its own', (role) => {
  const server = { DATABASE_URL: 'postgres://ada@host/name' }
  expect(readConfig({ MANAGED_AUTH_ROLE: role, ...server }).role).toBe(role)
  expect(() => readConfig({ MANAGED_AUTH_ROLE: role })).toThrow(/needs DATABASE_URL/)
})

it('never prints the keys it holds', () => {
  const key = 'sk_0123456789_0123456789'
  expect(JSON.stringify(readConfig({ MANAGED_AUTH_API_KEY: key }))).not.toContain(key)
})

it.each(['MANAGED_AUTH_MASTER_KEY', 'MANAGED_AUTH_NEXT_MASTER_KEY'])(
  'keeps %s away from a process that only answers requests',
  (name) => {
    const key = Buffer.alloc(32).toString('base64')
    const env = { DATABASE_URL: 'postgres://host/db', [name]: key }
    expect(() => readConfig({ ...env, MANAGED_AUTH_ROLE: 'api' })).toThrow(/for workers alone/)
    expect(readConfig({ ...env, MANAGED_AUTH_ROLE: 'worker' }).role).toBe('worker')
  },
)
