import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, newSessionId } from '../src/flows/ids.ts'
import type { Store } from '../src/flows/ports.ts'
import { openAccess } from '../src/store/access.ts'
import type { Database } from '../src/store/database.ts'
import { projects } from '../src/store/schema.ts'
import { createStore } from '../src/store/store.ts'
import { anyConnection } from './any-connection.ts'
import { databases } from './open-databases.ts'

// Whatever two projects hold, and however alike it is named: neither finds, lists, changes or
// deletes what is the other's.

const noon = new Date('2026-01-01T12:00:00Z')
const whole = { limit: 100, offset: 0 }
const [ours, theirs] = ['proj_ours', 'proj_theirs']

/** How a kind of record is made, and every way a project may reach for one. */
interface Kind {
  make: (store: Store, projectId: string, name: string) => Promise<string>
  find: (store: Store, projectId: string, idOrName: string) => Promise<unknown>
  list: (store: Store, projectId: string) => Promise<string[]>
  change: (store: Store, projectId: string, id: string) => Promise<unknown>
  remove: (store: Store, projectId: string, id: string) => Promise<unknown>
}

const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id)

const kinds: Record<string, Kind> = {
  connections: {
    async make(store, projectId, name) {
      const connection = anyConnection({ projectId, profileName: name, createdAt: noon })
      const made = await store.connections.insert({ ...connection, domain: `${name}.example` })
      return 'existingId' in made ? made.existingId : made.id
    },
    find: (store, projectId, id) => store.connections.find(projectId, id),
    list: async (store, projectId) => idsOf(await store.connections.list(projectId, {}, whole)),
    change: (store, projectId, id) => store.connections.update(projectId, id, { loginUrl: 'x' }),
    remove: (store, projectId, id) => store.connections.remove(projectId, id),
  },
  credentials: {
    async make(store, projectId, name) {
      const id = newId('cred')
      const made = await store.credentials.insert({
        id,
        projectId,
        name,
        domain: 'site.example',
        ssoProvider: null,
        sealedValues: { password: 'v.a' },
        sealedTotp: null,
        createdAt: noon,
      })
      return 'existingId' in made ? made.existingId : id
    },
    find: (store, projectId, idOrName) => store.credentials.find(projectId, idOrName),
    list: async (store, projectId) => idsOf(await store.credentials.list(projectId, {}, whole)),
    change: (store, projectId, id) => store.credentials.update(projectId, id, { name: 'x' }, noon),
    remove: (store, projectId, id) => store.credentials.remove(projectId, id),
  },
  profiles: {
    async make(store, projectId, name) {
      const made = await store.profiles.insert({
        id: newId('prof'),
        projectId,
        name,
        createdAt: noon,
      })
      return made?.id ?? (await store.profiles.find(projectId, name))?.id ?? ''
    },
    find: (store, projectId, idOrName) => store.profiles.find(projectId, idOrName),
    list: async (store, projectId) => idsOf(await store.profiles.list(projectId, {}, whole)),
    change: (store, projectId, id) => store.profiles.rename(projectId, id, 'x'),
    remove: (store, projectId, id) => store.profiles.remove(projectId, id),
  },
  proxies: {
    async make(store, projectId, name) {
      const id = newId('prx')
      await store.proxies.insert({
        id,
        projectId,
        name,
        type: 'custom',
        protocol: 'http',
        config: {},
        sealedPassword: null,
        caBundle: null,
        bypassHosts: [],
        ipAddress: null,
        status: null,
        lastChecked: null,
        createdAt: noon,
      })
      return id
    },
    find: async (store, projectId, idOrName) =>
      (await store.proxies.find(projectId, idOrName)) ??
      (await store.proxies.named(projectId, idOrName))[0],
    list: async (store, projectId) => idsOf(await store.proxies.list(projectId, {}, whole)),
    change: (store, projectId, id) => store.proxies.rename(projectId, id, 'x'),
    remove: (store, projectId, id) => store.proxies.remove(projectId, id),
  },
  browsers: {
    async make(store, projectId, name) {
      const id = newSessionId()
      await store.sessions.insert(
        {
          id,
          projectId,
          name: `${name}-${id}`,
          profileId: null,
          saveChanges: false,
          proxyId: null,
          startUrl: null,
          timeoutSeconds: 60,
          viewport: null,
          tags: {},
          createdAt: noon,
          deletedAt: null,
          workerId: null,
          origin: null,
        },
        60_000,
      )
      return id
    },
    find: (store, projectId, idOrName) => store.sessions.find(projectId, idOrName),
    list: async (store, projectId) =>
      idsOf(await store.sessions.list(projectId, { status: 'all' }, whole)),
    change: (store, projectId, id) => store.sessions.update(projectId, id, { name: 'x' }),
    remove: async () => undefined,
  },
}

const nothing = [undefined, false, 'unknown']

describe.each(databases)('two projects on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let store: Store
  beforeAll(async () => {
    database = await open()
    store = createStore(database.db)
    await openAccess(database.db, noon, undefined)
    const [known] = await database.db.select().from(projects)
    if (!known) throw new Error('There is no project.')
    await database.db
      .insert(projects)
      .values([ours, theirs].map((id) => ({ ...known, id, name: id })))
  }, 60_000)
  afterAll(() => database.close())

  const name = fc.constantFrom('ada', 'grace', 'work', 'a-b', 'a_b')

  it.each(Object.entries(kinds))('keep their %s apart', async (_kind, kind) => {
    const run = fc.asyncProperty(name, name, async (our, their) => {
      const mine = await kind.make(store, ours, our)
      const foreign = await kind.make(store, theirs, their)

      expect(nothing).toContain(await kind.find(store, ours, foreign))
      expect(await kind.list(store, ours)).not.toContain(foreign)
      expect(nothing).toContain(await kind.change(store, ours, foreign))
      expect(nothing).toContain(await kind.remove(store, ours, foreign))

      const found = (await kind.find(store, ours, our)) as { projectId?: string } | undefined
      expect(found?.projectId ?? ours).toBe(ours)
      // What was reached for in vain is whole, and what is one's own is still there.
      expect(await kind.list(store, theirs)).toContain(foreign)
      expect(await kind.find(store, ours, mine)).toMatchObject({ id: mine })
    })
    await fc.assert(run, { numRuns: 15 })
  })
})
