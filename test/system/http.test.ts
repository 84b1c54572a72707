import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, startSites } from '@managed-auth/sites'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// What no client library shows: bodies, headers and refusals, byte by byte.

let backend: RunningBackend
let running: RunningSites
let profiles = 0

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend({
    MANAGED_AUTH_RETURN_URLS: 'https://app.example.com/auth,myapp://',
  })
})
afterAll(async () => {
  await backend.close()
  await running.close()
})

interface Call {
  method?: string
  key?: string | null
  body?: string
  type?: string
  headers?: Record<string, string>
}

const call = (path: string, { method = 'GET', key, body, type, headers }: Call = {}) =>
  fetch(`${backend.url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key ?? backend.apiKey}` }),
      ...(body !== undefined && { 'content-type': type ?? 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })

const post = (path: string, body: string, more: Call = {}) =>
  call(path, { method: 'POST', body, ...more })

async function newConnection(): Promise<string> {
  profiles += 1
  const body = { domain: running.hostOf('harbor'), profile_name: `http-${profiles}` }
  const response = await post('/auth/connections', JSON.stringify(body))
  expect(response.status).toBe(201)
  return (await response.json()).id
}

async function startLogin() {
  const id = await newConnection()
  const { handoff_code: code, hosted_url: hostedUrl } = await (
    await post(`/auth/connections/${id}/login`, '{}')
  ).json()
  return { id, code: code as string, hostedUrl: hostedUrl as string }
}

const exchange = (id: string, code: unknown) =>
  post(`/auth/connections/${id}/exchange`, JSON.stringify({ code }), { key: null })

async function openSession() {
  const { id, code } = await startLogin()
  const { jwt } = await (await exchange(id, code)).json()
  return { id, jwt: jwt as string }
}

const codeOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/json')
  const { code, message } = await response.json()
  expect(message).toMatch(/\.$/)
  return [response.status, code]
}

describe('bodies', () => {
  it.each(['{}', 'null', ''])('starts a login with the body %j', async (body) => {
    const id = await newConnection()
    expect((await post(`/auth/connections/${id}/login`, body)).status).toBe(200)
  })

  it('starts a login without any body or media type', async () => {
    const id = await newConnection()
    expect((await call(`/auth/connections/${id}/login`, { method: 'POST' })).status).toBe(200)
  })

  it('refuses broken JSON, another media type and what is too large', async () => {
    expect(await codeOf(await post('/auth/connections', '{"domain":'))).toEqual([
      400,
      'bad_request',
    ])
    const text = await post('/auth/connections', 'hello', { type: 'text/plain' })
    expect(await codeOf(text)).toEqual([415, 'unsupported_media_type'])
    const large = await post('/auth/connections/ma_x/exchange', `"${'x'.repeat(70_000)}"`)
    expect(await codeOf(large)).toEqual([413, 'payload_too_large'])
  })

  it.each([
    [{ profile_name: 'a' }, 'domain'],
    [{ domain: 'example.com', profile_name: 'a b' }, 'profile_name'],
    [
      { domain: 'example.com', profile_name: 'a', health_check_interval: 60 },
      'health_check_interval',
    ],
    [{ domain: 'not a host', profile_name: 'a' }, 'domain'],
    [{ domain: 'example.com', profile_name: 'a', login_url: 'http://example.com' }, 'login_url'],
    [{ domain: 'example.com', profile_name: 'a', allowed_domains: ['*'] }, 'allowed_domains'],
    [
      { domain: 'example.com', profile_name: 'a', credential: { name: 'x', auto: true } },
      'credential',
    ],
    [{ domain: 'example.com', profile_name: 'a', proxy: { name: 'x' } }, 'proxy'],
  ])('refuses %j and names %s', async (body, named) => {
    const response = await post('/auth/connections', JSON.stringify(body))
    const { code, message } = await response.json()
    expect([response.status, code]).toEqual([400, 'invalid_input'])
    expect(message).toContain(named)
  })

  it('refuses a credential nobody has', async () => {
    const body = { domain: 'example.com', profile_name: 'a', credential: { name: 'nope' } }
    const response = await post('/auth/connections', JSON.stringify(body))
    expect(await codeOf(response)).toEqual([404, 'not_found'])
  })

  it('never repeats a value that was refused', async () => {
    const { id, jwt } = await openSession()
    const canary = 'canary-password-41'
    const bodies = [
      { fields: { nope: canary } },
      { field_values: { nope: canary }, sso_provider: canary },
      { fields: { password: { deep: canary } } },
      { fields: canary },
    ]
    for (const body of bodies) {
      const answer = await post(`/auth/connections/${id}/submit`, JSON.stringify(body), {
        key: jwt,
      })
      expect(answer.status).toBe(400)
      expect(await answer.text()).not.toContain(canary)
    }
  })
})

describe('paths and lists', () => {
  it.each(['/auth/connections/', '/profiles/', '/nope'])('knows nothing at %s', async (path) => {
    expect(await codeOf(await call(path))).toEqual([404, 'not_found'])
  })

  it('decodes a name once', async () => {
    expect(await codeOf(await call('/profiles/a%2Fb'))).toEqual([404, 'not_found'])
    expect(await codeOf(await call('/profiles/a%252Fb'))).toEqual([404, 'not_found'])
  })

  it('ends a list in words the SDK reads', async () => {
    await newConnection()
    const all = await call('/auth/connections?limit=100')
    expect(Array.isArray(await all.json())).toBe(true)
    expect(all.headers.get('x-has-more')).toBe('false')
    expect(all.headers.get('x-next-offset')).toBe('0')
  })

  it.each(['limit=ten', 'limit=1.5', 'offset=-', 'limit='])('refuses ?%s', async (query) => {
    expect(await codeOf(await call(`/auth/connections?${query}`))).toEqual([400, 'invalid_input'])
  })

  it('brings a limit into its bounds', async () => {
    await newConnection()
    await newConnection()
    expect(await (await call('/auth/connections?limit=0')).json()).toHaveLength(1)
    expect((await call('/auth/connections?limit=1000')).status).toBe(200)
  })

  it('answers a deletion with nothing', async () => {
    const id = await newConnection()
    const response = await call(`/auth/connections/${id}`, { method: 'DELETE' })
    expect([response.status, await response.text()]).toEqual([204, ''])
  })
})

describe('a handoff code', () => {
  it('works once, however many ask at the same moment', async () => {
    const { id, code } = await startLogin()
    const answers = await Promise.all(Array.from({ length: 6 }, () => exchange(id, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401])
  })

  it('is refused by the reason', async () => {
    const { id, code } = await startLogin()
    expect(await codeOf(await exchange(id, ''))).toEqual([400, 'invalid_input'])
    expect(await codeOf(await exchange(id, 'wrong'))).toEqual([401, 'unauthorized'])
    expect(await codeOf(await exchange('ma_nope', code))).toEqual([404, 'not_found'])
    await post(`/auth/connections/${id}/login`, '{}')
    expect(await codeOf(await exchange(id, code))).toEqual([410, 'gone'])
  })
})

describe('a session token', () => {
  it('reads, follows and answers its own connection, and does nothing else', async () => {
    const { id, jwt } = await openSession()
    const other = await newConnection()
    const own = { key: jwt }
    expect((await call(`/auth/connections/${id}`, own)).status).toBe(200)

    const refused: [string, Call][] = [
      [`/auth/connections/${other}`, own],
      [`/auth/connections/${id}`, { ...own, method: 'DELETE' }],
      [`/auth/connections/${id}`, { ...own, method: 'PATCH', body: '{}' }],
      [`/auth/connections/${id}/login`, { ...own, method: 'POST', body: '{}' }],
      [`/auth/connections/${id}/timeline`, own],
      ['/auth/connections', own],
      ['/profiles', own],
    ]
    for (const [path, options] of refused) {
      expect(await codeOf(await call(path, options)), path).toEqual([403, 'forbidden'])
    }
  })

  it('is gone after a newer login, and after the connection is deleted', async () => {
    const { id, jwt } = await openSession()
    await post(`/auth/connections/${id}/login`, '{}')
    expect(await codeOf(await call(`/auth/connections/${id}`, { key: jwt }))).toEqual([410, 'gone'])

    const second = await openSession()
    await call(`/auth/connections/${second.id}`, { method: 'DELETE' })
    const late = await call(`/auth/connections/${second.id}/events`, { key: second.jwt })
    expect(await codeOf(late)).toEqual([410, 'gone'])
  })

  it('is refused when it was changed', async () => {
    const { id, jwt } = await openSession()
    const forged = `${jwt.slice(0, -3)}AAA`
    const response = await call(`/auth/connections/${id}`, { key: forged })
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await codeOf(response)).toEqual([401, 'unauthorized'])
  })
})

it('starts five logins a minute and then says so once', async () => {
  const id = await newConnection()
  for (let count = 0; count < 5; count += 1) {
    expect((await post(`/auth/connections/${id}/login`, '{}')).status).toBe(200)
  }
  const sixth = await post(`/auth/connections/${id}/login`, '{}')
  expect(sixth.headers.get('x-should-retry')).toBe('false')
  expect(await codeOf(sixth)).toEqual([409, 'too_many_pending_sessions'])
})

it('lets browsers of any origin call the session endpoints, without cookies', async () => {
  const preflight = await call('/auth/connections/ma_1/submit', {
    method: 'OPTIONS',
    key: null,
    headers: {
      origin: 'https://customer.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-stainless-lang',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  for (const header of ['authorization', 'content-type', 'x-stainless-lang']) {
    expect(preflight.headers.get('access-control-allow-headers')).toContain(header)
  }

  const { id, jwt } = await openSession()
  const headers = { origin: 'https://customer.example' }
  const events = await call(`/auth/connections/${id}/events`, { key: jwt, headers })
  expect(events.headers.get('access-control-allow-origin')).toBe('*')
  expect(events.headers.get('content-type')).toBe('text/event-stream')
  expect(events.headers.get('cache-control')).toBe('no-cache, no-transform')
  await events.body?.cancel()
  const refused = await call('/auth/connections/ma_1', { key: null, headers })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, '*'])
})

it('describes itself', async () => {
  const document = await (await call('/openapi.json', { key: null })).json()
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/auth/connections',
      '/auth/connections/{id}',
      '/auth/connections/{id}/login',
      '/auth/connections/{id}/submit',
      '/auth/connections/{id}/exchange',
      '/auth/connections/{id}/events',
      '/auth/connections/{id}/timeline',
      '/org/credential_providers',
      '/org/credential_providers/{id}',
      '/org/credential_providers/{id}/items',
      '/org/credential_providers/{id}/test',
      '/profiles',
      '/profiles/{idOrName}',
      '/health',
    ]),
  )
  expect(Object.keys(document.components.schemas)).toContain('ManagedAuth')
  expect(await (await call('/health', { key: null })).json()).toEqual({ status: 'ok' })
})

describe('the hosted page', () => {
  it('is served with a policy that lets in nothing foreign', async () => {
    const { hostedUrl } = await startLogin()
    const page = await fetch(hostedUrl)
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('sends people to allowed addresses only', async () => {
    const { hostedUrl } = await startLogin()
    const ask = (success: string) =>
      fetch(`${hostedUrl}&success_url=${encodeURIComponent(success)}`)
    const allowed = await (await ask('https://app.example.com/auth/done?a="b"')).text()
    expect(allowed).toContain('https://app.example.com/auth/done?a=')
    expect(allowed).not.toContain('a="b"')
    expect(await codeOf(await ask('https://evil.example/'))).toEqual([400, 'invalid_input'])
    expect(await codeOf(await ask('javascript:alert(1)'))).toEqual([400, 'invalid_input'])
  })
})
