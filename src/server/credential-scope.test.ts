import { expect, it } from 'vitest'
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

// What one user of the customer sees of a project in which many keep credentials.

const project = [
  credentialRecord('cred_work', 'ada/Work'),
  credentialRecord('cred_home', 'ada/Home', { domain: 'orbit.example' }),
  credentialRecord('cred_saved', 'ada-harbor.example'),
  credentialRecord('cred_saved_2', 'ada-orbit.example-2', { domain: 'orbit.example' }),
  // Others with names that look alike.
  credentialRecord('cred_ada_b', 'ada-b/Work'),
  credentialRecord('cred_adam', 'adam/Work'),
  credentialRecord('cred_bada', 'bada/Work'),
  credentialRecord('cred_team', 'Team'),
  credentialRecord('cred_fake', 'ada-harbor.example-extra'),
  credentialRecord('cred_unlinked', 'ada-ledger.example'),
]
const connections = [
  connectionRecord('ma_1', 'ada', { credential: { name: 'ada-harbor.example' } }),
  connectionRecord('ma_2', 'ada', {
    domain: 'orbit.example',
    credential: { name: 'ada-orbit.example-2' },
  }),
  connectionRecord('ma_3', 'ada', { domain: 'team.example', credential: { name: 'Team' } }),
  connectionRecord('ma_4', 'ben', { credential: { name: 'ada/Work' } }),
]

const answers: Answers = {
  'GET /credentials': ({ query }) =>
    project.filter(({ name }) => name.toLowerCase().includes((query.query ?? '').toLowerCase())),
  'GET /auth/connections': ({ query }) =>
    connections.filter(
      (one) =>
        (query.profile_name === undefined || one.profile_name === query.profile_name) &&
        (query.domain === undefined || one.domain === query.domain),
    ),
  ...Object.fromEntries(
    project.flatMap((credential) => [
      [`GET /credentials/${credential.id}`, { body: credential }],
      [`PATCH /credentials/${credential.id}`, ({ body }) => ({ ...credential, ...Object(body) })],
      [`DELETE /credentials/${credential.id}`, { status: 204 }],
    ]) satisfies [string, Answers[string]][],
  ),
  'POST /credentials': ({ body }) => ({ ...project[0], ...Object(body) }),
}

const startAsAda = () => {
  const api = startApi(answers)
  const handle = createManagedAuthHandler({
    ...{ apiKey, baseUrl: apiUrl, fetch: api.fetch },
    authorize: () => ({
      allow: ['credentials:read', 'credentials:write'],
      scope: { profileName: 'ada' },
    }),
  })
  return { handle, calls: api.calls }
}

const theirs = ['cred_work', 'cred_home', 'cred_saved', 'cred_saved_2']
const others = project.map(({ id }) => id).filter((id) => !theirs.includes(id))

it('lists what is theirs, under the names they gave', async () => {
  const { handle } = startAsAda()

  const response = await handle(fromPage('GET', '/credentials'))

  const names = (await response.json()).map(({ name }: { name: string }) => name)
  expect(names).toEqual(['Work', 'Home', 'ada-harbor.example', 'ada-orbit.example-2'])
})

it('pages and searches within what is theirs', async () => {
  const { handle } = startAsAda()

  const first = await handle(fromPage('GET', '/credentials?limit=3'))
  const rest = await handle(fromPage('GET', '/credentials?limit=3&offset=3'))
  const found = await handle(fromPage('GET', '/credentials?query=WORK'))
  const byOwner = await handle(fromPage('GET', '/credentials?query=ada/'))
  const bySite = await handle(fromPage('GET', '/credentials?domain=orbit.example'))

  expect([first.headers.get('X-Has-More'), first.headers.get('X-Next-Offset')]).toEqual([
    'true',
    '3',
  ])
  expect([rest.headers.get('X-Has-More'), (await rest.json()).length]).toEqual(['false', 1])
  expect((await found.json()).map(({ id }: { id: string }) => id)).toEqual(['cred_work'])
  expect(await byOwner.json()).toEqual([])
  expect((await bySite.json()).map(({ id }: { id: string }) => id)).toEqual([
    'cred_home',
    'cred_saved_2',
  ])
})

it.each(theirs)('opens %s', async (id) => {
  const { handle } = startAsAda()

  expect((await handle(fromPage('GET', `/credentials/${id}`))).status).toBe(200)
  expect((await handle(fromPage('DELETE', `/credentials/${id}`))).status).toBe(204)
})

it.each(others)('does not know %s, nor lets it be touched', async (id) => {
  const { handle, calls } = startAsAda()

  const answers = await Promise.all([
    handle(fromPage('GET', `/credentials/${id}`)),
    handle(fromPage('PATCH', `/credentials/${id}`, { values: { password: 'x' } })),
    handle(fromPage('DELETE', `/credentials/${id}`)),
    handle(fromPage('GET', `/credentials/${id}/connections`)),
  ])
  const absent = await handle(fromPage('GET', '/credentials/cred_none'))

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(absent.status).toBe(404)
  expect(calls.filter(({ route }) => /^(PATCH|DELETE)/.test(route))).toEqual([])
})

it('names what they create and rename as theirs, and leaves a name alone that stays', async () => {
  const { handle, calls } = startAsAda()

  const made = await handle(
    fromPage('POST', '/credentials', { name: 'ben/Work', domain: 'a.example', values: {} }),
  )
  await handle(fromPage('PATCH', '/credentials/cred_work', { name: 'Play' }))
  await handle(fromPage('PATCH', '/credentials/cred_saved', { name: 'ada-harbor.example' }))

  const sent = calls.filter(({ body }) => body !== undefined).map(({ body }) => body)
  expect(sent).toEqual([
    { name: 'ada/ben/Work', domain: 'a.example', values: {} },
    { name: 'ada/Play' },
    {},
  ])
  expect((await made.json()).name).toBe('ben/Work')
})

it("names only their own connections among a credential's uses", async () => {
  const { handle } = startAsAda()

  const saved = await handle(fromPage('GET', '/credentials/cred_saved/connections'))
  const work = await handle(fromPage('GET', '/credentials/cred_work/connections'))

  expect(await saved.json()).toEqual([
    { id: 'ma_1', domain: 'harbor.example', profile_name: 'ada', status: 'AUTHENTICATED' },
  ])
  expect(await work.json()).toEqual([])
})
