import { describe, expect, it, vi } from 'vitest'
import {
  type Answers,
  apiKey,
  apiUrl,
  credentialRecord,
  fromPage,
  startApi,
} from '../../test/support/handler-api.ts'
import type { Access, Permission } from './access.ts'
import {
  createManagedAuthHandler,
  type ManagedAuthHandlerOptions,
} from './create-managed-auth-handler.ts'

const everything: Permission[] = [
  'credentials:read',
  'credentials:write',
  'logins:start',
  'connections:read',
  'connections:check',
  'connections:write',
  'recordings:read',
  'live-views:read',
  'providers:read',
  'providers:write',
]
const administrator: Access = { allow: everything, scope: 'project' }
const ada: Access = { allow: everything, scope: { profileName: 'ada' } }

const start = (
  answers: Answers,
  access: Access | null = administrator,
  options: Partial<ManagedAuthHandlerOptions> = {},
) => {
  const api = startApi(answers)
  const authorize = vi.fn(async (_request: Request) => access)
  const handle = createManagedAuthHandler({
    ...{ apiKey, baseUrl: apiUrl, fetch: api.fetch, authorize },
    ...options,
  })
  return { handle, authorize, calls: api.calls }
}

const refusalOf = async (response: Response) => [response.status, (await response.json()).code]

const work = credentialRecord('cred_1', 'Work', { has_values: true, value_keys: ['email'] })
const listed: Answers = {
  'GET /credentials': { body: [work], headers: { 'X-Has-More': 'true', 'X-Next-Offset': '20' } },
}

describe('who may ask', () => {
  it('is everybody of the page itself, with the key added here', async () => {
    const { handle, calls } = start(listed, { ...administrator, projectId: 'proj_1' })

    const response = await handle(fromPage('GET', '/credentials?query=wo&limit=20'))

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual([work])
    expect(response.headers.get('X-Has-More')).toBe('true')
    expect(response.headers.get('X-Next-Offset')).toBe('20')
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({ route: 'GET /credentials', query: { query: 'wo' } })
    expect(calls[0]?.headers.get('Authorization')).toBe(`Bearer ${apiKey}`)
    expect(calls[0]?.headers.get('X-Kernel-Project-Id')).toBe('proj_1')
  })

  it.each(['cross-site', 'same-site', 'none'])('is no page elsewhere: %s', async (site) => {
    const { handle, authorize, calls } = start(listed)
    const request = fromPage('GET', '/credentials')
    request.headers.set('Sec-Fetch-Site', site)

    expect(await refusalOf(await handle(request))).toEqual([403, 'forbidden'])
    expect(authorize).not.toHaveBeenCalled()
    expect(calls).toEqual([])
  })

  it.each([
    ['another origin', { Origin: 'https://evil.example' }, undefined, 403],
    ['a file', { Origin: 'null' }, undefined, 403],
    ['nobody says where', {}, undefined, 403],
    ['its own origin', { Origin: 'https://app.example.com' }, undefined, 204],
    ['a listed origin', { Origin: 'https://www.example' }, ['https://www.example'], 204],
    ['an origin that is not listed', { Origin: 'https://app.example.com' }, ['https://x.y'], 403],
  ])('is judged by Origin in an old browser: %s', async (_, headers, origins, status) => {
    const answers: Answers = {
      'GET /credentials/cred_1': { body: work },
      'DELETE /credentials/cred_1': { status: 204 },
    }
    const { handle } = start(answers, administrator, { origins })
    const url = 'https://app.example.com/api/managed-auth/credentials/cred_1'

    const response = await handle(new Request(url, { method: 'DELETE', headers }))

    expect(response.status).toBe(status)
  })

  it('is nobody who is not signed in, and nobody without the permission', async () => {
    const reader: Access = { allow: ['credentials:read'], scope: 'project' }
    const remove = () => fromPage('DELETE', '/credentials/cred_1')

    expect(await refusalOf(await start(listed, null).handle(remove()))).toEqual([
      401,
      'unauthorized',
    ])
    const { handle, calls } = start(listed, reader)
    expect(await refusalOf(await handle(remove()))).toEqual([403, 'forbidden'])
    expect((await handle(fromPage('GET', '/credentials'))).status).toBe(200)
    expect(calls.map(({ route }) => route)).toEqual(['GET /credentials'])
  })

  it.each(everything)('needs each permission for itself: %s', async (permission) => {
    const requests: Record<Permission, Request[]> = {
      'credentials:read': [
        fromPage('GET', '/credentials'),
        fromPage('GET', '/credentials/cred_1'),
        fromPage('GET', '/credentials/cred_1/connections'),
      ],
      'credentials:write': [
        fromPage('POST', '/credentials', {}),
        fromPage('PATCH', '/credentials/cred_1', {}),
        fromPage('DELETE', '/credentials/cred_1'),
      ],
      'logins:start': [fromPage('POST', '/logins', {})],
      'connections:read': [
        fromPage('GET', '/connections'),
        fromPage('GET', '/connections/ma_1'),
        fromPage('GET', '/connections/ma_1/timeline'),
      ],
      'connections:check': [fromPage('POST', '/connections/ma_1/health-check')],
      'connections:write': [
        fromPage('PATCH', '/connections/ma_1', {}),
        fromPage('DELETE', '/connections/ma_1'),
      ],
      'recordings:read': [fromPage('GET', '/connections/ma_1/replays/rec_1')],
      'live-views:read': [fromPage('GET', '/connections/ma_1/live-view')],
      'providers:read': [fromPage('GET', '/providers')],
      'providers:write': [
        fromPage('POST', '/providers', {}),
        fromPage('PATCH', '/providers/cp_1', {}),
        fromPage('DELETE', '/providers/cp_1'),
        fromPage('POST', '/providers/cp_1/test'),
      ],
    }
    const allow = everything.filter((other) => other !== permission)
    const { handle, calls } = start({}, { allow, scope: 'project' })

    const answers = await Promise.all(requests[permission].map(handle))

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    expect(calls).toEqual([])
  })

  it('is asked of authorize with address and headers, and no body', async () => {
    const { handle, authorize } = start({ 'POST /credentials': { status: 201, body: work } })

    await handle(fromPage('POST', '/credentials', { name: 'Work', domain: 'a.b', values: {} }))

    const [request] = authorize.mock.calls[0] ?? []
    expect(request?.method).toBe('POST')
    expect(request?.body).toBeNull()
  })

  it('is refused when authorize throws or opens too much, and only the server hears why', async () => {
    const onError = vi.fn()
    const broken = start(listed, administrator, {
      onError,
      authorize: () => {
        throw new Error('no database')
      },
    })
    const careless = start(listed, { allow: everything, scope: { profileName: '' } }, { onError })

    const responses = [
      await broken.handle(fromPage('GET', '/credentials')),
      await careless.handle(fromPage('GET', '/credentials')),
    ]

    const texts = await Promise.all(responses.map((response) => response.text()))
    expect(responses.map(({ status }) => status)).toEqual([500, 500])
    expect(texts.join()).not.toMatch(/database|profileName/)
    expect(onError.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: no database',
      expect.stringContaining('profileName'),
    ])
    expect(careless.calls).toEqual([])
  })
})

describe('what is passed on', () => {
  it.each([
    ['PUT', '/credentials/cred_1'],
    ['GET', '/credentials/'],
    ['GET', '/credentials/cred_1/totp-code'],
    ['GET', '/credentials/..%2Fprofiles'],
    ['GET', '/credentials/my%20name'],
    ['GET', '/profiles/ada/download'],
    ['GET', '/auth/connections'],
    ['POST', '/org/api_keys'],
  ])('is nothing that has no route: %s %s', async (method, path) => {
    const { handle, calls } = start(listed)

    expect(await refusalOf(await handle(fromPage(method, path)))).toEqual([404, 'not_found'])
    expect(calls).toEqual([])
  })

  it('is no key that is not known, in either direction', async () => {
    const answer = { ...work, totp_code: '123456', values: { email: 'a@b.test' }, token: 'x' }
    const { handle, calls } = start({ 'POST /credentials': { status: 201, body: answer } })

    const response = await handle(
      fromPage('POST', '/credentials', {
        ...{ name: 'Work', domain: 'harbor.example', values: { email: 'ada@harbor.example' } },
        ...{ totp_secret: 'JBSWY3DPEHPK3PXP', project_id: 'proj_other', id: 'cred_mine' },
      }),
    )

    expect(response.status).toBe(201)
    expect(await response.json()).toEqual(work)
    expect(calls[0]?.body).toEqual({
      ...{ name: 'Work', domain: 'harbor.example', values: { email: 'ada@harbor.example' } },
      totp_secret: 'JBSWY3DPEHPK3PXP',
    })
  })

  it('is no body that is too large, of another type or no JSON', async () => {
    const { handle, calls } = start(listed)
    const url = 'https://app.example.com/api/managed-auth/credentials'
    const send = (body: string, type: string) =>
      handle(
        new Request(url, {
          method: 'POST',
          headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type },
          body,
        }),
      )

    const answers = [
      await send(JSON.stringify({ name: 'x'.repeat(65_536) }), 'application/json'),
      await send('{"name":"a"}', 'text/plain'),
      await send('{"name":"hunter2', 'application/json'),
      await send(
        '{"name":1,"domain":"a.b","values":{"hunter2":2}}',
        'application/json; charset=utf-8',
      ),
    ]

    const texts = await Promise.all(answers.map((answer) => answer.clone().text()))
    expect(await Promise.all(answers.map(refusalOf))).toEqual([
      [413, 'payload_too_large'],
      [415, 'unsupported_media_type'],
      [400, 'bad_request'],
      [400, 'invalid_input'],
    ])
    expect(texts.join()).not.toContain('hunter2')
    expect(texts[3]).toContain('name is missing or has another form')
    expect(calls).toEqual([])
  })

  it("is the API's refusal, but never its trouble with the key", async () => {
    const conflict = { code: 'conflict', message: 'There is one of that name.', details: [] }
    const { handle } = start({
      'PATCH /credentials/cred_1': { status: 409, body: conflict },
      'GET /credentials/cred_1': { body: work },
      'GET /credentials': { status: 401, body: { code: 'unauthorized', message: apiKey } },
      'GET /org/credential_providers': {
        ...{ status: 429, body: { code: 'rate_limited', message: 'Slower.' } },
        headers: { 'Retry-After': '7' },
      },
    })

    const taken = await handle(fromPage('PATCH', '/credentials/cred_1', { name: 'Home' }))
    const badKey = await handle(fromPage('GET', '/credentials'))
    const busy = await handle(fromPage('GET', '/providers'))

    expect([taken.status, await taken.json()]).toEqual([
      409,
      { code: 'conflict', message: 'There is one of that name.' },
    ])
    expect(badKey.status).toBe(502)
    expect(await badKey.text()).not.toContain(apiKey)
    expect([busy.status, busy.headers.get('Retry-After')]).toEqual([429, '7'])
  })

  it('is trouble in words of our own when the API is out of reach or not understood', async () => {
    const strange = start({ 'GET /credentials': { body: { items: [] } } })
    const gone = start({}, administrator, { baseUrl: 'https://nowhere.example' })

    const answers = [
      await strange.handle(fromPage('GET', '/credentials')),
      await gone.handle(fromPage('GET', '/credentials')),
    ]

    expect(await Promise.all(answers.map(refusalOf))).toEqual([
      [502, 'internal_error'],
      [502, 'internal_error'],
    ])
  })

  it('goes to a server at once or not at all', () => {
    const authorize = () => null

    expect(() => createManagedAuthHandler({ apiKey: '', baseUrl: apiUrl, authorize })).toThrow(
      TypeError,
    )
    expect(() => createManagedAuthHandler({ apiKey, baseUrl: 'auth', authorize })).toThrow(
      TypeError,
    )
  })
})

describe('external vaults', () => {
  const provider = {
    ...{ id: 'cp_1', name: 'Team', provider_type: 'onepassword', enabled: true, priority: 0 },
    ...{ created_at: '2026-11-20T12:00:00Z', updated_at: '2026-11-20T12:00:00Z' },
  }

  it('are connected and tested without their token coming back', async () => {
    const { handle, calls } = start({
      'POST /org/credential_providers': { status: 201, body: { ...provider, token: 'ops_x' } },
      'POST /org/credential_providers/cp_1/test': {
        body: { success: false, vaults: [], error: 'The token was refused.', token: 'ops_x' },
      },
    })
    const sent = { name: 'Team', provider_type: 'onepassword', token: 'ops_x' }

    const made = await handle(fromPage('POST', '/providers', sent))
    const tested = await handle(fromPage('POST', '/providers/cp_1/test'))

    expect([made.status, await made.json()]).toEqual([201, provider])
    expect(await tested.json()).toEqual({
      ...{ success: false, vaults: [], error: 'The token was refused.' },
    })
    expect(calls[0]?.body).toEqual(sent)
  })

  it('belong to the organisation: nobody held to a profile reaches them', async () => {
    const { handle, calls } = start({ 'GET /org/credential_providers': { body: [provider] } }, ada)

    expect(await refusalOf(await handle(fromPage('GET', '/providers')))).toEqual([403, 'forbidden'])
    expect(calls).toEqual([])
  })
})
