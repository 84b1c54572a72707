import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  findPostgres,
  type RunningBackend,
  startBackend,
  startPostgres,
} from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'

// A process that only answers requests keeps secrets it cannot open, and has no key that could.

const postgres = findPostgres()
const apiKey = `sk_test_${randomBytes(24).toString('base64url')}`

let folder: string
let server: Awaited<ReturnType<typeof startPostgres>>
let api: RunningBackend
let worker: RunningBackend | undefined
let kernel: Kernel

const start = (role: 'api' | 'worker', more: Record<string, string> = {}) =>
  startBackend({
    DATABASE_URL: server.url,
    MANAGED_AUTH_ROLE: role,
    MANAGED_AUTH_API_KEY: apiKey,
    MANAGED_AUTH_DATA_DIR: path.join(folder, role),
    ...more,
  })

beforeAll(async () => {
  if (!postgres) return
  folder = await mkdtemp(path.join(tmpdir(), 'vault-roles-'))
  server = await startPostgres(postgres)
  api = await start('api')
  kernel = new Kernel({ apiKey, baseURL: api.url, maxRetries: 0 })
})
afterAll(async () => {
  if (!postgres) return
  await api.close()
  await worker?.close()
  await server.close()
  await rm(folder, { recursive: true })
})

// RFC 6238, appendix B: the key of its test vectors.
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const credential = { domain: 'site.example', values: { password: 'hunter2' } }

it.skipIf(!postgres)('keeps nothing before a worker made the keys', async () => {
  const created = kernel.credentials.create({ ...credential, name: 'too early' })
  await expect(created).rejects.toMatchObject({ status: 503, error: { code: 'vault_unavailable' } })
  expect((await kernel.credentials.list()).getPaginatedItems()).toEqual([])
})

it.skipIf(!postgres)('keeps what it can never open, and has a worker do so', async () => {
  worker = await start('worker')
  const named = { ...credential, name: 'in time', totp_secret: totpSecret }
  await kernel.credentials.create(named)

  const { code } = await kernel.credentials.totpCode('in time')

  expect(code).toMatch(/^\d{6}$/)
  expect(await readdir(path.join(folder, 'api'))).toEqual(['api-secret'])
  expect((await readdir(path.join(folder, 'worker'))).sort()).toEqual([
    'api-secret',
    'master-key',
    'organisation-secrets',
  ])
})

it.skipIf(!postgres)(
  'does not start as a worker with another key than the stored ones',
  async () => {
    const other = { MANAGED_AUTH_DATA_DIR: path.join(folder, 'other') }
    await expect(start('worker', other)).rejects.toThrow(/does not unwrap them here/)
  },
)
