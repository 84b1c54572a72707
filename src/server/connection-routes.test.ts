import { describe, expect, it } from 'vitest'
import {
  type Answers,
  apiKey,
  apiUrl,
  connectionRecord,
  fromPage,
  startApi,
} from '../../test/support/handler-api.ts'
import type { Access, Permission } from './access.ts'
import { createManagedAuthHandler } from './create-managed-auth-handler.ts'

const allow: Permission[] = [
  'connections:read',
  'connections:check',
  'connections:write',
  'recordings:read',
  'live-views:read',
]
const operator: Access = { allow, scope: 'project' }
const ada: Access = { allow, scope: { profileName: 'ada' } }

const running = connectionRecord('ma_1', 'ada', {
  ...{ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT', flow_type: 'LOGIN' },
  ...{ hosted_url: 'https://auth/login/ma_1?code=x', browser_session_id: 'bs_1' },
  live_view_url: 'https://auth/live/secret',
  fields: [{ id: 'f', ref: 'password', type: 'password' }],
})
const theirs = connectionRecord('ma_2', 'bob')
const row = (id: string, rest: object = {}) => ({
  ...{ id, type: 'login', status: 'SUCCESS', timestamp: '2026-11-20T12:00:00Z' },
  ...rest,
})
const film = new Uint8Array([26, 69, 223, 163])

const answers: Answers = {
  'GET /auth/connections': ({ query }) =>
    [running, theirs].filter(
      ({ profile_name }) => (query.profile_name ?? profile_name) === profile_name,
    ),
  'GET /auth/connections/ma_1': { body: running },
  'GET /auth/connections/ma_2': { body: theirs },
  'PATCH /auth/connections/ma_1': { body: running },
  'DELETE /auth/connections/ma_1': { status: 204 },
  'POST /auth/connections/ma_1/health-check': { status: 202, body: running },
  'GET /auth/connections/ma_1/timeline': ({ query }) =>
    Number(query.offset) === 0
      ? [row('ev_1', { browser_session_id: 'bs_1', replay_id: 'rec_1' }), row('ev_2')]
      : [],
}

const start = (access: Access, more: Answers = {}, films: typeof fetch | undefined = undefined) => {
  const api = startApi({ ...answers, ...more })
  const handle = createManagedAuthHandler({
    ...{ apiKey, baseUrl: apiUrl },
    fetch: (input, init) =>
      films && String(input).includes('/replays/') ? films(input, init) : api.fetch(input, init),
    authorize: () => access,
  })
  return { handle, calls: api.calls }
}

const refusalOf = async (response: Response) => [response.status, (await response.json()).code]

describe('what a page sees', () => {
  it('is how connections stand, and nothing that opens a running login', async () => {
    const { handle } = start(operator)

    const texts = await Promise.all(
      ['/connections', '/connections/ma_1', '/connections/ma_1/timeline'].map(async (path) =>
        (await handle(fromPage('GET', path))).text(),
      ),
    )

    expect(JSON.parse(texts[0] ?? '')).toHaveLength(2)
    expect(JSON.parse(texts[1] ?? '')).toMatchObject({ id: 'ma_1', flow_status: 'IN_PROGRESS' })
    expect(JSON.parse(texts[2] ?? '')).toEqual([row('ev_1', { replay_id: 'rec_1' }), row('ev_2')])
    expect(texts.join()).not.toMatch(/secret|hosted_url|bs_1|fields/)
  })

  it('is where a login can be watched, for those who may', async () => {
    const { handle } = start(operator)

    const live = await handle(fromPage('GET', '/connections/ma_1/live-view'))
    const still = await handle(fromPage('GET', '/connections/ma_2/live-view'))

    expect(await live.json()).toEqual({ url: 'https://auth/live/secret' })
    expect(await still.json()).toEqual({ url: null })
  })

  it('is asked for page by page, by kind and by words', async () => {
    const { handle, calls } = start(operator)

    await handle(fromPage('GET', '/connections?query=har&limit=5&offset=10&profile_name=ada'))
    await handle(fromPage('GET', '/connections/ma_1/timeline?type=reauth&limit=5'))
    const wrong = await handle(fromPage('GET', '/connections/ma_1/timeline?type=all'))

    expect(calls[0]?.query).toEqual({
      ...{ query: 'har', limit: '5', offset: '10', profile_name: 'ada' },
    })
    expect(calls.at(-1)?.query).toEqual({ type: 'reauth', limit: '5', offset: '0' })
    expect(await refusalOf(wrong)).toEqual([400, 'invalid_input'])
  })
})

describe('whoever is held to one profile', () => {
  it.each([
    ['GET', '/connections/ma_2'],
    ['GET', '/connections/ma_2/timeline'],
    ['GET', '/connections/ma_2/live-view'],
    ['GET', '/connections/ma_2/replays/rec_1'],
    ['POST', '/connections/ma_2/health-check'],
    ['PATCH', '/connections/ma_2'],
    ['DELETE', '/connections/ma_2'],
  ])("finds nothing of another's: %s %s", async (method, path) => {
    const { handle, calls } = start(ada)

    const response = await handle(fromPage(method, path, method === 'PATCH' ? {} : undefined))

    expect(await refusalOf(response)).toEqual([404, 'not_found'])
    expect(calls.map(({ route }) => route)).toEqual(['GET /auth/connections/ma_2'])
  })

  it('lists their own, whatever profile they name', async () => {
    const { handle } = start(ada)

    const listed = await (await handle(fromPage('GET', '/connections?profile_name=bob'))).json()

    expect(listed.map(({ id }: { id: string }) => id)).toEqual(['ma_1'])
  })

  it('sets switches, and nothing that decides where values are typed', async () => {
    const { handle, calls } = start(ada)
    const switched = { health_checks: false, health_check_interval: 600, record_session: true }

    const kept = await handle(fromPage('PATCH', '/connections/ma_1', switched))
    const refused = await Promise.all(
      [
        { login_url: 'https://evil.example' },
        { allowed_domains: ['evil.example'] },
        { credential: { name: 'bob/Work' } },
        { proxy: { id: 'px_1' } },
        { fill_mode: 'direct' },
      ].map((body) => handle(fromPage('PATCH', '/connections/ma_1', body))),
    )

    expect(kept.status).toBe(200)
    expect(calls.find(({ route }) => route.startsWith('PATCH'))?.body).toEqual(switched)
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(calls.filter(({ route }) => route.startsWith('PATCH'))).toHaveLength(1)
  })
})

describe('a recording', () => {
  const play = async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const range = new Headers(init?.headers).get('Range')
    return new Response(film, {
      status: range === null ? 200 : 206,
      headers: {
        ...{ 'Content-Type': 'video/webm', 'Set-Cookie': 'a=b', 'X-Path': String(input) },
        ...(range !== null && { 'Content-Range': `${range} of it` }),
      },
    })
  }

  it('is passed on as it comes, in parts for players that jump', async () => {
    const asked: string[] = []
    const { handle } = start(ada, {}, (input, init) => {
      asked.push(String(input))
      return play(input, init)
    })
    const path = '/connections/ma_1/replays/rec_1'
    const part = fromPage('GET', path)
    part.headers.set('Range', 'bytes=0-')

    const whole = await handle(fromPage('GET', path))
    const some = await handle(part)

    expect(asked[0]).toBe(`${apiUrl}/browsers/bs_1/replays/rec_1`)
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(film)
    expect(Object.fromEntries(whole.headers)).toEqual({
      ...{ 'cache-control': 'private, no-store', 'content-type': 'video/webm' },
      ...{ 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff' },
    })
    expect([some.status, some.headers.get('Content-Range')]).toEqual([206, 'bytes=0- of it'])
  })

  it("is nobody's who does not find it on the timeline of their own", async () => {
    const { handle } = start(ada, {}, play)

    const other = await handle(fromPage('GET', '/connections/ma_1/replays/rec_2'))

    expect(await refusalOf(other)).toEqual([404, 'not_found'])
  })

  it('is nothing that a browser would run on the origin of the app', async () => {
    const { handle } = start(ada, {}, async () => new Response('<script>', { status: 200 }))

    const strange = await handle(fromPage('GET', '/connections/ma_1/replays/rec_1'))

    expect(await refusalOf(strange)).toEqual([502, 'internal_error'])
  })
})

it('checks and deletes for those who may', async () => {
  const { handle, calls } = start(ada)

  const checked = await handle(fromPage('POST', '/connections/ma_1/health-check'))
  const gone = await handle(fromPage('DELETE', '/connections/ma_1'))

  expect([checked.status, gone.status]).toEqual([202, 204])
  expect(await checked.text()).not.toContain('secret')
  expect(calls.map(({ route }) => route)).toEqual([
    'GET /auth/connections/ma_1',
    'POST /auth/connections/ma_1/health-check',
    'GET /auth/connections/ma_1',
    'DELETE /auth/connections/ma_1',
  ])
})
