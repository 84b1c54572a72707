import { expect, it } from 'vitest'
import { apiKey, managedAuthUrl, startApp } from './start-app.ts'

const connection = {
  id: 'ma_1',
  domain: 'harbor.localhost:5170',
  profile_name: 'demo-user',
  status: 'AUTHENTICATED',
  post_login_url: 'http://harbor.localhost:5170/dashboard',
}
const listed = { 'GET /auth/connections': { body: [connection] } }
const none = { 'GET /auth/connections': { body: [] } }
const login = {
  'POST /auth/connections/ma_1/login': {
    body: { id: 'ma_1', handoff_code: 'hand', flow_expires_at: '2026-11-20T12:00:00Z' },
  },
}
const post = { method: 'POST' }

it('lists demo sites and typed addresses with their state', async () => {
  const other = { ...connection, id: 'ma_2', domain: 'localhost:4873', flow_status: 'IN_PROGRESS' }
  const lapsed = { ...connection, status: 'NEEDS_AUTH' }
  const { call } = startApp({ 'GET /auth/connections': { body: [lapsed, other] } })

  const overview = await (await call('')).json()

  expect(overview.sites).toMatchObject([
    { key: 'harbor', family: 'entrances', state: 'expired' },
    { key: 'localhost:4873', state: 'signing-in' },
  ])
  expect(overview.outboxUrl).toBe('http://outbox.localhost:5170')
})

it('starts a login on the connection there is', async () => {
  const { call, asked } = startApp({ ...listed, ...login })

  const response = await call('/harbor/login', post)

  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({
    connectionId: 'ma_1',
    handoffCode: 'hand',
    baseUrl: managedAuthUrl,
    flowExpiresAt: '2026-11-20T12:00:00Z',
  })
  expect(asked).toEqual(['GET /auth/connections', 'POST /auth/connections/ma_1/login'])
})

it('uses the connection somebody else made in the same moment', async () => {
  const conflict = { code: 'conflict', message: 'There is one.', existing_id: 'ma_1' }
  const { call } = startApp({
    ...none,
    ...login,
    'POST /auth/connections': { status: 409, body: conflict },
  })

  const response = await call('/harbor/login', post)

  expect(response.status).toBe(201)
})

it('connects an address nobody listed', async () => {
  const { call, sent } = startApp({
    ...none,
    ...login,
    'POST /auth/connections': { status: 201, body: { ...connection, id: 'ma_1' } },
  })

  const address = encodeURIComponent('http://localhost:4873/-/web/login')
  const response = await call(`/${address}/login`, post)

  expect(response.status).toBe(201)
  expect(sent['POST /auth/connections']).toEqual({
    domain: 'localhost:4873',
    profile_name: 'demo-user',
    login_url: 'http://localhost:4873/-/web/login',
  })
})

it('photographs the page of the last login with the saved profile', async () => {
  const state = { cookies: [], origins: [] }
  const { call, photographed } = startApp({
    ...listed,
    'GET /profiles/demo-user/download': { body: state },
  })

  const response = await call('/harbor/proof.png')

  expect(response.headers.get('content-type')).toBe('image/png')
  expect(photographed).toEqual([{ url: connection.post_login_url, state }])
})

it('says so when there is nothing to photograph', async () => {
  const saved = { 'GET /profiles/demo-user/download': { status: 202, body: {} } }
  const lapsed = { 'GET /auth/connections': { body: [{ ...connection, status: 'NEEDS_AUTH' }] } }

  const codes = await Promise.all(
    [startApp({ ...listed, ...saved }), startApp({ ...lapsed, ...saved }), startApp(none)].map(
      async ({ call }) => (await (await call('/harbor/proof.png')).json()).code,
    ),
  )

  expect(codes).toEqual(['nothing_saved', 'not_connected', 'not_found'])
})

it('says what to start when Managed Auth does not answer', async () => {
  const { call } = startApp({})

  const response = await call('')

  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    code: 'managed_auth_unreachable',
    message: `Managed Auth does not answer at ${managedAuthUrl}. Start it with "npm run backend".`,
  })
})

it('passes on what Managed Auth refuses, and never its own key', async () => {
  const refusal = { code: 'too_many_pending_sessions', message: 'Finish the other login first.' }
  const { call } = startApp({
    ...listed,
    'POST /auth/connections/ma_1/login': { status: 409, body: refusal },
    'DELETE /auth/connections/ma_1': {
      status: 401,
      body: { code: 'unauthorized', message: apiKey },
    },
  })

  const busy = await call('/harbor/login', post)
  const badKey = await call('/harbor', { method: 'DELETE' })

  expect([busy.status, await busy.json()]).toEqual([409, refusal])
  expect(badKey.status).toBe(502)
  expect(await badKey.text()).not.toContain(apiKey)
})

it('lets Storybook start logins, and no other page anything', async () => {
  const { app, call } = startApp({ ...listed, ...login })
  const from = (origin: string) => ({ ...post, headers: { origin } })

  const storybook = await call('/harbor/login', from('http://localhost:6006'))
  const stranger = await call('/harbor/login', from('https://evil.example'))
  const rebound = await app.request('http://evil.example:3000/api/connections')

  expect(storybook.headers.get('access-control-allow-origin')).toBe('http://localhost:6006')
  expect([stranger.status, rebound.status]).toEqual([403, 403])
  expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
})

it('hands what is asked of credentials to their handlers, for its own pages only', async () => {
  const { app } = startApp({})
  const from = (origin: string) => ({ headers: { origin } })

  const own = await app.request('http://localhost:3000/api/managed-auth/credentials')
  const vaults = await app.request('http://localhost:3000/api/administration/providers')
  const stranger = await app.request(
    'http://localhost:3000/api/managed-auth/credentials',
    from('https://evil.example'),
  )

  expect(await own.json()).toEqual({ own: '/api/managed-auth/credentials' })
  expect(await vaults.json()).toEqual({ vaults: '/api/administration/providers' })
  expect(stranger.status).toBe(403)
})
