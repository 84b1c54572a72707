import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'

// Checks of kept logins, and logins by themselves, at a site that counts what it is sent.

let backend: RunningBackend
let site: CountingSite
let kernel: Kernel
let browsersOpened: number

beforeEach(async () => {
  site = await startCountingSite()
  browsersOpened = 0
  backend = await startBackend({}, (browsers) => ({
    ...browsers,
    open: (options) => {
      browsersOpened += 1
      return browsers.open(options)
    },
  }))
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterEach(async () => {
  await backend.close()
  await site.close()
})

async function logIn(settings: { auto_reauth?: boolean; save_credentials?: boolean } = {}) {
  const { id } = await kernel.auth.connections.create({
    domain: site.host,
    profile_name: 'ada',
    ...settings,
  })
  await kernel.auth.connections.login(id)
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state' || event.flow_step !== 'AWAITING_INPUT') continue
    await kernel.auth.connections.submit(id, { fields: { ...account } })
  }
  expect(await kernel.auth.connections.retrieve(id)).toMatchObject({ status: 'AUTHENTICATED' })
  return id
}

/** Logs in, and waits until the site was asked what tells who is logged in. */
async function logInAndCalibrate() {
  const id = await logIn()
  const before = site.visits()
  await vi.waitFor(() => expect(site.visits()).toBeGreaterThanOrEqual(before + 3), {
    timeout: 30_000,
  })
  return id
}

const timeline = async (id: string) =>
  (await kernel.auth.connections.timeline(id)).getPaginatedItems()

/** Asks for a check, and waits until the timeline tells of it. */
async function check(id: string) {
  const before = (await timeline(id)).filter(({ type }) => type === 'health_check').length
  await kernel.post(`/auth/connections/${id}/health-check`)
  return vi.waitFor(
    async () => {
      const checks = (await timeline(id)).filter(({ type }) => type === 'health_check')
      expect(checks).toHaveLength(before + 1)
      return checks[0]
    },
    { timeout: 30_000 },
  )
}

/** Waits until no login runs, and tells how the connection stands. */
const settled = (id: string) =>
  vi.waitFor(
    async () => {
      const connection = await kernel.auth.connections.retrieve(id)
      expect(connection.flow_status).not.toBe('IN_PROGRESS')
      return connection
    },
    { timeout: 30_000 },
  )

it('finds a login that still stands, and sends the site nothing', async () => {
  const id = await logIn()
  const found = await check(id)
  expect(found).toMatchObject({ status: 'AUTHENTICATED', previous_status: 'AUTHENTICATED' })
  const connection = await kernel.auth.connections.retrieve(id)
  expect(connection.status).toBe('AUTHENTICATED')
  expect(connection.last_auth_check_at).toBe(found?.timestamp)
  expect(site.passwords).toEqual([account.password])
})

it('finds out without a browser, once it knows what the site answers to whom', async () => {
  const id = await logInAndCalibrate()
  expect(browsersOpened).toBe(1)
  expect(await check(id)).toMatchObject({ status: 'AUTHENTICATED', tier: 'probe' })
  expect(browsersOpened).toBe(1)

  site.endSessions()
  expect(await check(id)).toMatchObject({ status: 'NEEDS_AUTH' })
  expect((await settled(id)).status).toBe('AUTHENTICATED')
  // The one that logged in again.
  expect(browsersOpened).toBe(2)
})

it('asks a browser when the site answers otherwise than it did', async () => {
  const id = await logInAndCalibrate()
  site.changeDesign()
  expect(await check(id)).toMatchObject({ status: 'AUTHENTICATED', tier: 'browser' })
  expect(browsersOpened).toBe(2)
})

it('logs in again by itself with what was kept, once', async () => {
  const id = await logIn()
  site.endSessions()
  expect(await check(id)).toMatchObject({ status: 'NEEDS_AUTH' })

  const connection = await settled(id)
  expect(connection).toMatchObject({
    status: 'AUTHENTICATED',
    flow_status: 'SUCCESS',
    flow_type: 'REAUTH',
  })
  expect(site.passwords).toEqual([account.password, account.password])
  expect((await timeline(id)).map(({ type }) => type).sort()).toEqual([
    'health_check',
    'login',
    'reauth',
  ])
  expect(await check(id)).toMatchObject({ status: 'AUTHENTICATED' })
})

it('stops at the first password the site refuses, until a person logs in', async () => {
  const id = await logIn()
  site.endSessions()
  site.changePassword('another-one-22')
  await check(id)
  expect(await settled(id)).toMatchObject({
    status: 'NEEDS_AUTH',
    flow_status: 'FAILED',
    error_code: 'credentials_invalid',
  })
  expect(site.passwords).toHaveLength(2)

  expect(await check(id)).toMatchObject({ status: 'NEEDS_AUTH', previous_status: 'NEEDS_AUTH' })
  expect((await settled(id)).status).toBe('NEEDS_AUTH')
  expect(site.passwords).toHaveLength(2)
})

it('sends no more than two logins an hour by itself', async () => {
  const id = await logIn()
  for (const expected of [2, 3, 3]) {
    site.endSessions()
    await check(id)
    await settled(id)
    expect(site.passwords).toHaveLength(expected)
  }
  expect((await settled(id)).status).toBe('NEEDS_AUTH')
})

it.each([
  ['it is not to', { auto_reauth: false }],
  ['nothing was kept', { save_credentials: false }],
])('needs a person when the session has ended and %s', async (_why, settings) => {
  const id = await logIn(settings)
  site.endSessions()
  await check(id)
  expect(await settled(id)).toMatchObject({ status: 'NEEDS_AUTH', flow_type: 'LOGIN' })
  expect(site.passwords).toHaveLength(1)
})

it('leaves the status alone when the site does not answer', async () => {
  const id = await logIn()
  const { host } = site
  await site.close()
  const found = await check(id)
  site = await startCountingSite(Number(host.split(':')[1]))
  expect(found).toMatchObject({ status: 'AUTHENTICATED', error_code: 'website_error' })
  const connection = await kernel.auth.connections.retrieve(id)
  expect(connection).toMatchObject({ status: 'AUTHENTICATED' })
  expect(connection.last_auth_check_at).toBe(found?.timestamp)
})

it('checks nothing that was never logged in', async () => {
  const { id } = await kernel.auth.connections.create({ domain: site.host, profile_name: 'eve' })
  const refused = kernel.post(`/auth/connections/${id}/health-check`)
  await expect(refused).rejects.toMatchObject({ status: 400 })
  const unknown = kernel.post('/auth/connections/ma_0/health-check')
  await expect(unknown).rejects.toMatchObject({ status: 404 })
})
