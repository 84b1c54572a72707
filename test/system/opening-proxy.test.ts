import {
  createTestAuthority,
  type RunningBackend,
  startBackend,
  startOpeningProxy,
} from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { chromium } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'

// A proxy that opens the TLS of sites with an authority of its own: every request of a login, a check
// and a re-authentication, and of an agent's browser, is read and counted there.

const renter = { username: 'renter', password: 'a long one' }

let authority: Awaited<ReturnType<typeof createTestAuthority>>
let proxy: Awaited<ReturnType<typeof startOpeningProxy>>
let site: CountingSite
let backend: RunningBackend
let kernel: Kernel

beforeAll(async () => {
  authority = await createTestAuthority('An office')
  proxy = await startOpeningProxy({ authority, account: renter })
  site = await startCountingSite()
  backend = await startBackend()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
beforeEach(() => void proxy.requests.splice(0))
afterAll(async () => {
  await backend.close()
  await Promise.all([proxy.close(), site.close()])
})

async function createProxy(config: { ca_bundle?: string }): Promise<string> {
  const { id = '', config: shown } = await kernel.proxies.create({
    type: 'custom',
    protocol: 'http',
    config: { host: '127.0.0.1', port: proxy.port, ...renter, ...config } as never,
  })
  expect(shown).toMatchObject({ has_ca_bundle: config.ca_bundle !== undefined })
  return id
}

const connect = (id: string, profile: string) =>
  kernel.auth.connections.create({
    domain: site.host,
    login_url: `https://${site.host}/`,
    profile_name: profile,
    proxy: { id },
  })

/** Logs in to the end. */
async function logIn(id: string) {
  await kernel.auth.connections.login(id)
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state' || event.flow_step !== 'AWAITING_INPUT') continue
    await kernel.auth.connections.submit(id, { fields: { ...account } })
  }
  return kernel.auth.connections.retrieve(id)
}

const checksOf = async (id: string) =>
  (await kernel.auth.connections.timeline(id, { type: 'health_check' })).getPaginatedItems()

/** Has a connection checked, and waits for what follows. */
async function check(id: string) {
  const before = (await checksOf(id)).length
  await kernel.post(`/auth/connections/${id}/health-check`)
  return vi.waitFor(
    async () => {
      expect(await checksOf(id)).toHaveLength(before + 1)
      const connection = await kernel.auth.connections.retrieve(id)
      expect(connection.flow_status).not.toBe('IN_PROGRESS')
      return connection
    },
    { timeout: 30_000 },
  )
}

const readable = (request: string) => request.replace(`https://${site.host}`, '')

it('goes out by it from the first login to the next by itself, and nothing goes past it', async () => {
  const proxyId = await createProxy({ ca_bundle: authority.cert })
  const { id } = await connect(proxyId, 'office')
  const hits = site.visits()

  expect(await logIn(id)).toMatchObject({
    status: 'AUTHENTICATED',
    post_login_url: `https://${site.host}/`,
  })
  expect(proxy.requests.map(readable)).toContain('POST /login')
  // What tells who is logged in is asked for after the login, with the profile and without it.
  await expect.poll(() => site.visits() - hits, { timeout: 30_000 }).toBeGreaterThanOrEqual(5)

  const beforeCheck = proxy.requests.length
  expect(await check(id)).toMatchObject({ status: 'AUTHENTICATED', flow_type: 'LOGIN' })
  expect(proxy.requests.length).toBeGreaterThan(beforeCheck)

  site.endSessions()
  expect(await check(id)).toMatchObject({ status: 'AUTHENTICATED', flow_type: 'REAUTH' })

  expect(site.passwords).toHaveLength(2)
  const read = proxy.requests.filter((one) => one.startsWith('GET')).length
  expect(site.visits() - hits).toBe(read)
  expect(proxy.requests.filter((one) => one.startsWith('POST'))).toHaveLength(2)
})

it('lets the browser of an agent go out by it, logged in', async () => {
  const proxyId = await createProxy({ ca_bundle: authority.cert })
  const { cdp_ws_url, session_id } = await kernel.browsers.create({
    proxy_id: proxyId,
    profile: { name: 'office' },
  })
  const browser = await chromium.connectOverCDP(cdp_ws_url)
  try {
    const page = await (browser.contexts()[0] ?? expect.unreachable()).newPage()
    await page.goto(`https://${site.host}/`)
    expect(await page.textContent('h1')).toBe('Your orders')
    expect(proxy.requests.map(readable)).toContain('GET /')
  } finally {
    await browser.close()
    await kernel.browsers.deleteByID(session_id)
  }
})

it('says what is missing when nobody named its authority, and sends the site nothing', async () => {
  const proxyId = await createProxy({})
  const { id } = await connect(proxyId, 'stranger')

  expect(await logIn(id)).toMatchObject({
    flow_status: 'FAILED',
    error_code: 'website_error',
    error_message: expect.stringMatching(/ERR_CERT_AUTHORITY_INVALID.*ca_bundle/),
  })
  const url = `https://${site.host}/`
  expect(await kernel.proxies.check(proxyId, { url })).toMatchObject({ status: 'unavailable' })
  expect(proxy.requests).toEqual([])
})

it('vouches for what comes by this proxy alone: another one, with no authority, stays refused', async () => {
  const other = await startOpeningProxy({ authority })
  try {
    const url = `https://${site.host}/`
    const trusted = await createProxy({ ca_bundle: authority.cert })
    const { id = '' } = await kernel.proxies.create({
      type: 'custom',
      protocol: 'http',
      config: { host: '127.0.0.1', port: other.port } as never,
    })
    expect(await kernel.proxies.check(trusted, { url })).toMatchObject({ status: 'available' })
    expect(await kernel.proxies.check(id, { url })).toMatchObject({ status: 'unavailable' })
    expect(other.requests).toEqual([])
  } finally {
    await other.close()
  }
})

it.each([
  ['text', 'config.ca_bundle holds no certificate'],
  [`-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`, 'cannot be read'],
])('refuses %j as an authority, and says what to send', async (ca_bundle, message) => {
  await expect(createProxy({ ca_bundle })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(message),
  })
})
