import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningBackend, startBackend, writeKeepassFile } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'

// Logging in again by itself, with values that are fetched for it each time.

const masterPassword = 'a master password'

let folder: string
let backend: RunningBackend
let site: CountingSite
let kernel: Kernel
let providerId: string
let id: string

const writeFile = (password: string) =>
  writeKeepassFile(path.join(folder, 'team.kdbx'), {
    masterPassword,
    entries: [
      {
        title: 'Counter',
        fields: { UserName: account.email, URL: `http://${site.host}/` },
        secrets: { Password: password },
      },
    ],
  })

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-keepass-'))
  site = await startCountingSite()
  await writeFile(account.password)
  backend = await startBackend({ MANAGED_AUTH_KEEPASS_DIR: folder })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
  const body = { name: 'file', provider_type: 'keepass', file: 'team.kdbx', token: masterPassword }
  providerId = (await kernel.credentialProviders.create(body as never)).id
  const connection = await kernel.auth.connections.create({
    domain: site.host,
    profile_name: 'ada',
    credential: { provider: 'file', auto: true },
  })
  id = connection.id
  await kernel.auth.connections.login(id)
  await vi.waitFor(
    async () => {
      const { status } = await kernel.auth.connections.retrieve(id)
      expect(status).toBe('AUTHENTICATED')
    },
    { timeout: 30_000 },
  )
})
afterEach(async () => {
  await backend.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

/** Lets the session end, asks for a check, and waits for the login that follows it. */
async function logInAgain() {
  site.endSessions()
  await kernel.post(`/auth/connections/${id}/health-check`)
  return vi.waitFor(
    async () => {
      const connection = await kernel.auth.connections.retrieve(id)
      expect(connection).toMatchObject({ flow_type: 'REAUTH' })
      expect(connection.flow_status).not.toBe('IN_PROGRESS')
      return connection
    },
    { timeout: 30_000 },
  )
}

it('uses the password the file has by then', async () => {
  site.changePassword('another-one-22')
  await writeFile('another-one-22')

  expect(await logInAgain()).toMatchObject({ status: 'AUTHENTICATED', flow_status: 'SUCCESS' })
  expect(site.passwords).toEqual([account.password, 'another-one-22'])
})

it('ends with what to do when nothing can be fetched, and sends the site nothing', async () => {
  await kernel.credentialProviders.update(providerId, { token: 'no longer the password' })

  expect(await logInAgain()).toMatchObject({
    status: 'NEEDS_AUTH',
    flow_status: 'FAILED',
    error_code: 'customer_input_required',
    error_message: expect.stringMatching(/master password/),
  })
  expect(site.passwords).toEqual([account.password])
})

it('ends when the site refuses what is in the file', async () => {
  site.changePassword('another-one-22')

  expect(await logInAgain()).toMatchObject({
    status: 'NEEDS_AUTH',
    flow_status: 'FAILED',
    error_code: 'credentials_invalid',
  })
  expect(site.passwords).toHaveLength(2)
})
