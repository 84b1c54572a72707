import { describe, expect, it } from 'vitest'
import {
  type Answers,
  apiKey,
  apiUrl,
  connectionRecord,
  credentialRecord,
  fromPage,
  startApi,
} from '../../test/support/handler-api.ts'
import { createManagedAuthHandler } from './create-managed-auth-handler.ts'

const startAsAda = (answers: Answers) => {
  const { fetch, calls } = startApi(answers)
  const authorize = () => ({
    allow: ['logins:start'] as const,
    scope: { profileName: 'ada' },
  })
  const handle = createManagedAuthHandler({ apiKey, baseUrl: apiUrl, fetch, authorize })
  return { handle, calls }
}

const refusalOf = async (response: Response) => [response.status, (await response.json()).code]

describe('a login', () => {
  const login = {
    body: {
      ...{ id: 'ma_1', flow_type: 'LOGIN', flow_expires_at: '2026-11-20T12:20:00Z' },
      ...{ hosted_url: 'https://auth.example.com/login/ma_1?code=hand', handoff_code: 'hand' },
      live_view_url: 'https://auth.example.com/live/1',
    },
  }
  const started = {
    ...{ connection_id: 'ma_1', handoff_code: 'hand' },
    flow_expires_at: '2026-11-20T12:20:00Z',
  }

  it("starts on the caller's connection to a domain, with a credential of theirs", async () => {
    const { handle, calls } = startAsAda({
      'GET /credentials/cred_1': { body: credentialRecord('cred_1', 'ada/Work') },
      'GET /auth/connections': { body: [connectionRecord('ma_1', 'ada')] },
      'PATCH /auth/connections/ma_1': { body: connectionRecord('ma_1', 'ada') },
      'POST /auth/connections/ma_1/login': login,
    })

    const response = await handle(
      fromPage('POST', '/logins', { domain: 'harbor.example', credential_id: 'cred_1' }),
    )

    expect([response.status, await response.json()]).toEqual([201, started])
    expect(calls.find(({ route }) => route.startsWith('PATCH'))?.body).toEqual({
      credential: { name: 'ada/Work' },
    })
  })

  it('makes the connection when there is none, on no other profile', async () => {
    const { handle, calls } = startAsAda({
      'GET /auth/connections': { body: [] },
      'POST /auth/connections': { status: 201, body: connectionRecord('ma_1', 'ada') },
      'POST /auth/connections/ma_1/login': login,
    })

    await handle(fromPage('POST', '/logins', { domain: 'harbor.example', profile_name: 'ben' }))

    expect(calls.find(({ route }) => route === 'POST /auth/connections')?.body).toEqual({
      domain: 'harbor.example',
      profile_name: 'ada',
    })
  })

  it.each([
    ['evil.example', undefined],
    ['harbor.example.evil.example', undefined],
    ['evil-harbor.example', undefined],
    ['https://evil.example/harbor.example', undefined],
    [undefined, 'ma_evil'],
  ])('types a credential at no other site: %s', async (domain, connection_id) => {
    const { handle, calls } = startAsAda({
      'GET /credentials/cred_1': { body: credentialRecord('cred_1', 'ada/Work') },
      'GET /auth/connections': { body: [] },
      'GET /auth/connections/ma_evil': {
        body: connectionRecord('ma_evil', 'ada', { domain: 'evil.example' }),
      },
    })

    const response = await handle(
      fromPage('POST', '/logins', { domain, connection_id, credential_id: 'cred_1' }),
    )

    expect(await refusalOf(response)).toEqual([400, 'invalid_input'])
    expect(calls.filter(({ route }) => /^(POST|PATCH)/.test(route))).toEqual([])
  })

  it.each(['harbor.example', 'HARBOR.example', 'https://harbor.example/in', 'www.harbor.example'])(
    'takes it to its own site and what lies below: %s',
    async (domain) => {
      const { handle } = startAsAda({
        'GET /credentials/cred_1': { body: credentialRecord('cred_1', 'ada/Work') },
        'GET /auth/connections': ({ query }) => [
          connectionRecord('ma_1', 'ada', { domain: query.domain ?? '' }),
        ],
        'PATCH /auth/connections/ma_1': { body: connectionRecord('ma_1', 'ada') },
        'POST /auth/connections/ma_1/login': login,
      })

      const response = await handle(
        fromPage('POST', '/logins', { domain, credential_id: 'cred_1' }),
      )

      expect(response.status).toBe(201)
    },
  )

  it('starts on no connection of another profile', async () => {
    const { handle, calls } = startAsAda({
      'GET /auth/connections/ma_1': { body: connectionRecord('ma_1', 'ben') },
      'POST /auth/connections/ma_1/login': login,
    })

    const response = await handle(fromPage('POST', '/logins', { connection_id: 'ma_1' }))

    expect(await refusalOf(response)).toEqual([404, 'not_found'])
    expect(calls.map(({ route }) => route)).toEqual(['GET /auth/connections/ma_1'])
  })
})
