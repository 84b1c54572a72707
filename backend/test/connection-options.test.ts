import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOptions } from './read-options.ts'
import { type RunningBackend, startBackend } from './start-backend.ts'

// Every option of a connection and of a login, as docs/options.md describes it: defaults, bounds, and
// that a change leaves the rest alone. What an option does is proved by the tests named there.

type Body = Record<string, unknown>

let backend: RunningBackend
let proxyId: string
let made = 0

beforeAll(async () => {
  backend = await startBackend()
  const credential = { name: 'kept', domain: 'site.example', values: { password: 'x1x1x1x1' } }
  await ask('POST', '/credentials', credential)
  const config = { host: 'proxy.example', port: 3128 }
  const proxy = await ask('POST', '/proxies', { type: 'custom', name: 'office', config })
  proxyId = String(proxy.body.id)
}, 60_000)
afterAll(() => backend.close())

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${backend.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${backend.apiKey}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body }
}

const create = (more: Body = {}) => {
  made += 1
  return ask('POST', '/auth/connections', {
    domain: 'site.example',
    profile_name: `options-${made}`,
    ...more,
  })
}

async function created(more: Body = {}): Promise<Body> {
  const { status, body } = await create(more)
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

const update = (id: unknown, change?: unknown) => ask('PATCH', `/auth/connections/${id}`, change)

const { create: createOptions } = readOptions()

describe('a new connection', () => {
  it('has the documented defaults where nothing is chosen', async () => {
    const connection = await created()

    for (const { option, standard } of createOptions) {
      if (standard === 'required') continue
      const shown = connection[option === 'proxy' ? 'proxy_id' : option]
      expect(shown ?? null, option).toEqual(standard === 'none' ? null : JSON.parse(standard))
    }
    expect(connection).toMatchObject({
      status: 'NEEDS_AUTH',
      can_reauth: false,
      can_reauth_reason: 'no_prior_successful_login',
      flow_status: null,
      flow_step: null,
    })
  })

  it.each([
    ['https://Site.Example/login?x=1', 'site.example'],
    ['SITE.example:8443', 'site.example:8443'],
  ])('is for the host of %s', async (domain, host) => {
    expect(await created({ domain })).toMatchObject({ domain: host })
  })

  it('shares its profile with others, and not its domain', async () => {
    const { id, profile_name } = await created()
    expect((await create({ profile_name, domain: 'other.example' })).status).toBe(201)
    expect(await create({ profile_name })).toMatchObject({
      status: 409,
      body: { code: 'conflict', existing_id: id },
    })
  })
})

/** For each option a value of its own, and what the connection shows then. */
const changes: [string, Body, Body][] = [
  ['allowed_domains', { allowed_domains: ['SSO.example'] }, { allowed_domains: ['sso.example'] }],
  ['login_url', { login_url: 'https://site.example/in' }, { login_url: 'https://site.example/in' }],
  ['credential', { credential: { name: 'kept' } }, { credential: { name: 'kept' } }],
  ['health_checks', { health_checks: false }, { health_checks: false }],
  ['auto_reauth', { auto_reauth: false }, { auto_reauth: false }],
  ['save_credentials', { save_credentials: false }, { save_credentials: false }],
  ['record_session', { record_session: true }, { record_session: true }],
  ['health_check_interval', { health_check_interval: 300 }, { health_check_interval: 300 }],
  ['browser_telemetry', { browser_telemetry: {} }, { browser_telemetry: {} }],
  ['fill_mode', { fill_mode: 'direct' }, { fill_mode: 'direct' }],
]

describe('an update', () => {
  it.each(changes)('of %s changes that alone, at once', async (_option, change, shown) => {
    const before = await created()

    const { status, body } = await update(before.id, change)

    expect(status).toBe(200)
    expect(body).toEqual({ ...before, ...shown })
    expect((await ask('GET', `/auth/connections/${before.id}`)).body).toEqual(body)
  })

  it('covers every option that can be changed', () => {
    const covered = [...changes.map(([option]) => option), 'proxy', 'browser']
    expect(covered.sort()).toEqual(readOptions().update.map(({ option }) => option))
  })

  it.each([[{}], [null], [undefined]])('with the body %j changes nothing', async (body) => {
    const before = await created({ record_session: true, allowed_domains: ['sso.example'] })
    expect(await update(before.id, body)).toEqual({ status: 200, body: before })
  })

  it('takes away what is null or empty, and leaves what is not named', async () => {
    const { id } = await created({
      allowed_domains: ['sso.example'],
      login_url: 'https://site.example/in',
      credential: { name: 'kept' },
      proxy: { id: proxyId },
      browser_telemetry: { enabled: true },
    })

    const without = { login_url: '', credential: null, proxy: null, browser_telemetry: null }
    const { body } = await update(id, without)

    for (const gone of ['login_url', 'credential', 'proxy_id'])
      expect(body).not.toHaveProperty(gone)
    expect(body).toMatchObject({ allowed_domains: ['sso.example'], browser_telemetry: null })
    expect((await update(id, { allowed_domains: [] })).body).toMatchObject({ allowed_domains: [] })
  })

  it.each([
    [{ credential: {} }, 'credential'],
    [{ proxy: {} }, 'proxy_id'],
  ])('takes %j for none', async (change, gone) => {
    const { id } = await created({ credential: { name: 'kept' }, proxy: { name: 'office' } })
    expect((await update(id, change)).body).not.toHaveProperty(gone)
  })

  it('that is refused in one option changes none', async () => {
    const before = await created()
    const { status } = await update(before.id, {
      record_session: true,
      login_url: 'http://a.example',
    })
    expect(status).toBe(400)
    expect((await ask('GET', `/auth/connections/${before.id}`)).body).toEqual(before)
  })

  it('cannot move a connection to another site or profile', async () => {
    const before = await created()
    const { body } = await update(before.id, { domain: 'other.example', profile_name: 'other' })
    expect(body).toEqual(before)
  })
})

describe('the shape of newer clients', () => {
  it('says the same of proxy and telemetry, in create and update', async () => {
    const telemetry = { enabled: true, browser: { network: { enabled: true } } }
    const { id, ...shown } = await created({
      browser: { stealth: true, proxy: { name: 'office' }, telemetry },
    })
    expect(shown).toMatchObject({ proxy_id: proxyId, browser_telemetry: telemetry })

    expect((await update(id, { browser: { stealth: false } })).body).toMatchObject({
      proxy_id: proxyId,
      browser_telemetry: telemetry,
    })
    const off = { browser: { proxy: { mode: 'direct' }, telemetry: null } }
    const { body } = await update(id, off)
    expect(body).not.toHaveProperty('proxy_id')
    expect(body.browser_telemetry).toBeNull()
  })

  it('lets a login take another proxy, and refuses one that is to go past its own', async () => {
    const { id } = await created({ proxy: { id: proxyId } })
    const login = (proxy: Body) =>
      ask('POST', `/auth/connections/${id}/login`, { browser: { proxy } })

    expect((await login({ id: proxyId })).status).toBe(200)
    expect(await login({ mode: 'direct' })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('browser.proxy') },
    })
  })
})

const proxyTwice = { proxy: { name: 'office' }, browser: { proxy: { name: 'office' } } }
const offAndOn = { enabled: false, browser: { network: { enabled: true } } }

it.each<[string, Body]>([
  ['domain', { domain: 'not a host' }],
  ['domain', { domain: '' }],
  ['domain', { domain: 'ftp://site.example' }],
  ['profile_name', { profile_name: 'a b' }],
  ['profile_name', { profile_name: 'x'.repeat(256) }],
  ['allowed_domains', { allowed_domains: ['https://sso.example'] }],
  ['allowed_domains', { allowed_domains: ['*.co.uk'] }],
  ['allowed_domains', { allowed_domains: 'sso.example' }],
  ['login_url', { login_url: 'http://site.example' }],
  ['login_url', { login_url: 'https://ada:secret@site.example' }],
  ['credential', { credential: { provider: 'office' } }],
  ['credential', { credential: { path: 'Vault/Item' } }],
  ['credential', { credential: { name: 'kept', provider: 'office' } }],
  ['proxy', { proxy: { name: 'nobody' } }],
  ['proxy', { proxy: { id: 'prx_1', name: 'office' } }],
  ['browser.proxy', proxyTwice],
  ['browser.proxy', { browser: { proxy: { mode: 'direct', name: 'office' } } }],
  ['browser.proxy.mode', { browser: { proxy: { mode: 'fast' } } }],
  ['browser_telemetry', { browser_telemetry: offAndOn }],
  ['browser.telemetry', { browser: { telemetry: offAndOn } }],
  ['health_checks', { health_checks: 'yes' }],
  ['auto_reauth', { auto_reauth: null }],
  ['save_credentials', { save_credentials: 1 }],
  ['record_session', { record_session: 'no' }],
  ['health_check_interval', { health_check_interval: 299 }],
  ['health_check_interval', { health_check_interval: 86_401 }],
  ['health_check_interval', { health_check_interval: 600.5 }],
  ['fill_mode', { fill_mode: 'fast' }],
])('names %s when it refuses %j, and says what to do', async (named, more) => {
  const { status, body } = await create(more)

  expect([status, body.code]).toEqual([400, 'invalid_input'])
  expect(body.message).toContain(named)
  expect(body.message).toMatch(/\.$/)
})

it.each<[string, Body]>([
  ['record_session', { record_session: 'yes' }],
  ['proxy', { proxy: { name: 'nobody' } }],
  ['browser_telemetry', { browser_telemetry: offAndOn }],
  ['browser.proxy', proxyTwice],
])('names %s when it refuses a login with %j, which starts nothing', async (named, body) => {
  const { id } = await created()

  const refused = await ask('POST', `/auth/connections/${id}/login`, body)

  expect([refused.status, refused.body.code]).toEqual([400, 'invalid_input'])
  expect(refused.body.message).toContain(named)
  expect((await ask('GET', `/auth/connections/${id}`)).body).toMatchObject({ flow_status: null })
})

it('keeps what a login overrides as it was', async () => {
  const before = await created()
  const body = {
    record_session: true,
    proxy: { id: proxyId },
    browser_telemetry: { enabled: true },
  }

  const started = await ask('POST', `/auth/connections/${before.id}/login`, body)

  expect(started.status).toBe(200)
  const after = (await ask('GET', `/auth/connections/${before.id}`)).body
  expect(after).toMatchObject({ flow_status: 'IN_PROGRESS', record_session: false })
  expect(after).not.toHaveProperty('proxy_id')
  expect(after.browser_telemetry).toBeNull()
})
