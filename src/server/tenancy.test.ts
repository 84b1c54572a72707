import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  apiKey,
  apiUrl,
  connectionRecord,
  credentialRecord,
  fromPage,
  startApi,
} from '../../test/support/handler-api.ts'
import { createManagedAuthHandler } from './create-managed-auth-handler.ts'

// Few characters and short names, so that one name is often a part of another.
const profile = fc.string({
  unit: fc.constantFrom('a', 'b', '-', '.', '_'),
  minLength: 1,
  maxLength: 3,
})
const given = fc.string({
  unit: fc.constantFrom('a', 'b', '-', '/', '.'),
  minLength: 1,
  maxLength: 4,
})
const project = fc.uniqueArray(fc.record({ owner: profile, name: given }), {
  maxLength: 12,
  selector: ({ owner, name }) => `${owner}/${name}`,
})

const startAs = (profileName: string, credentials: ReturnType<typeof credentialRecord>[]) => {
  const { fetch, calls } = startApi({
    'GET /credentials': ({ query }) =>
      credentials.filter(({ name }) => name.includes(query.query ?? '')),
    // Everybody has a connection, linked to everything: a link alone makes nothing theirs.
    'GET /auth/connections': ({ query }) =>
      credentials.map(({ name }, index) =>
        connectionRecord(`ma_${index}`, query.profile_name ?? '', { credential: { name } }),
      ),
    ...Object.fromEntries(
      credentials.map((credential) => [`GET /credentials/${credential.id}`, { body: credential }]),
    ),
  })
  const handle = createManagedAuthHandler({
    ...{ apiKey, baseUrl: apiUrl, fetch },
    authorize: () => ({
      allow: ['credentials:read', 'credentials:write'],
      scope: { profileName },
    }),
  })
  return { handle, calls }
}

it('shows to each profile what was made on it, and nothing made on any other', async () => {
  await fc.assert(
    fc.asyncProperty(profile, project, async (viewer, made) => {
      const credentials = made.map(({ owner, name }, index) =>
        credentialRecord(`cred_${index}`, `${owner}/${name}`),
      )
      const own = credentials.filter((_, index) => made[index]?.owner === viewer)
      const { handle, calls } = startAs(viewer, credentials)

      const listed = await (await handle(fromPage('GET', '/credentials?limit=100'))).json()
      const opened = await Promise.all(
        credentials.map(async ({ id }) => [
          (await handle(fromPage('GET', `/credentials/${id}`))).status,
          (await handle(fromPage('PATCH', `/credentials/${id}`, { name: 'x' }))).status,
        ]),
      )

      expect(listed.map(({ id }: { id: string }) => id)).toEqual(own.map(({ id }) => id))
      credentials.forEach((credential, index) => {
        // There is no PATCH behind: what gets that far is answered by the API's own 404 as well.
        expect(opened[index]?.[0]).toBe(own.includes(credential) ? 200 : 404)
      })
      const touched = calls.flatMap(
        ({ route }) => /^PATCH \/credentials\/(\w+)$/.exec(route)?.[1] ?? [],
      )
      expect(touched.sort()).toEqual(own.map(({ id }) => id).sort())
    }),
    { numRuns: 300 },
  )
})
