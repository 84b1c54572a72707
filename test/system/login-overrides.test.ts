import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { logIn } from '../support/log-in.ts'

// What a login is told holds for it alone.

let backend: RunningBackend
let running: RunningSites
let kernel: Kernel

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await running.close()
})

const { identifier: email = '', password = '' } =
  sites.find(({ name }) => name === 'harbor')?.account ?? {}

const connect = (profile: string, record_session: boolean) =>
  kernel.auth.connections.create({
    domain: running.hostOf('harbor'),
    profile_name: profile,
    record_session,
    health_checks: false,
  })

const newest = async (id: string) => (await kernel.auth.connections.timeline(id)).items[0]

it('films one login because it was asked to, and not the next', async () => {
  const { id } = await connect('films-once', false)

  await logIn(kernel, id, [{ email, password }], { record_session: true })
  // Films are developed after a login has ended.
  await expect
    .poll(async () => (await newest(id))?.replay_id, { timeout: 30_000 })
    .toEqual(expect.any(String))

  expect(await logIn(kernel, id)).toMatchObject({ asked: [], status: 'SUCCESS' })
  const { browser_session_id: session = '' } = (await newest(id)) ?? {}
  expect(await kernel.browsers.replays.list(session)).toEqual([])
})

it('films every login but the one that was not to be', async () => {
  const { id } = await connect('films-all', true)

  await logIn(kernel, id, [{ email, password }], { record_session: false })
  const { browser_session_id: unfilmed = '' } = (await newest(id)) ?? {}
  await logIn(kernel, id)

  await expect
    .poll(async () => (await newest(id))?.replay_id, { timeout: 30_000 })
    .toEqual(expect.any(String))
  expect(await kernel.browsers.replays.list(unfilmed)).toEqual([])
})

it('gives way to a newer login, and verifies one that stands without asking', async () => {
  const { id } = await connect('gives-way', false)
  const first = await kernel.auth.connections.login(id)
  const second = await logIn(kernel, id, [{ email, password }])
  expect(second.status).toBe('SUCCESS')
  const exchange = kernel.post(`/auth/connections/${id}/exchange`, {
    body: { code: first.handoff_code },
  })
  await expect(exchange).rejects.toMatchObject({ status: 410 })

  expect(await logIn(kernel, id)).toMatchObject({ asked: [], status: 'SUCCESS' })

  expect(await kernel.auth.connections.retrieve(id)).toMatchObject({ status: 'AUTHENTICATED' })
  const { items } = await kernel.auth.connections.timeline(id)
  expect(items.map((one) => one.status)).toEqual(['SUCCESS', 'SUCCESS', 'CANCELED'])
})
