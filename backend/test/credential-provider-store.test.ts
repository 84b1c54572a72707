import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectionService, createConnectionService } from '../src/flows/connections.ts'
import { newId } from '../src/flows/ids.ts'
import type { Store } from '../src/flows/ports.ts'
import type {
  CredentialProviderRecord,
  NewCredentialProvider,
} from '../src/flows/providers/ports.ts'
import { openAccess } from '../src/store/access.ts'
import type { Database } from '../src/store/database.ts'
import { connections as connectionRows, organisations, projects } from '../src/store/schema.ts'
import { createStore } from '../src/store/store.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

describe.each(databases)('credential providers on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let store: Store
  let connections: ConnectionService
  let names = 0

  beforeAll(async () => {
    database = await open()
    store = createStore(database.db)
    connections = createConnectionService({
      store,
      now: () => noon,
      allowPrivateNetwork: false,
      hostedUrlOf: (id) => id,
    })
    await openAccess(database.db, noon, undefined)
    const { db } = database
    await db.insert(organisations).values({ id: 'org_other', name: 'Other', createdAt: noon })
    await db.insert(projects).values([
      { id: 'proj_second', name: 'Second', createdAt: noon },
      { id: 'proj_foreign', organisationId: 'org_other', name: 'Foreign', createdAt: noon },
    ])
  }, 60_000)
  afterAll(() => database.close())

  const newProvider = (more: Partial<NewCredentialProvider> = {}): NewCredentialProvider => {
    names += 1
    return {
      id: newId('cp'),
      projectId,
      name: `provider-${names}`,
      type: 'keepass',
      cacheSeconds: 300,
      baseUrl: null,
      file: 'team.kdbx',
      sealedToken: 'sealed token',
      sealedKeyFile: null,
      createdAt: later(names),
      ...more,
    }
  }
  const insert = async (more: Partial<NewCredentialProvider> = {}) =>
    (await store.providers.insert(newProvider(more))) as CredentialProviderRecord

  it('belong to the whole organisation and to nobody else', async () => {
    const { id, name } = await insert()

    expect(await store.providers.find('proj_second', id)).toMatchObject({ id, projectId })
    expect(await store.providers.idOf('proj_second', name)).toBe(id)
    expect(await store.providers.find('proj_foreign', id)).toBeUndefined()
    expect(await store.providers.find('proj_nowhere', id)).toBeUndefined()
    expect(await store.providers.idOf('proj_foreign', name)).toBeUndefined()
    expect(await store.providers.enabled('proj_foreign')).toEqual([])
    const page = { limit: 9, offset: 0 }
    expect((await store.providers.list('proj_foreign', { query: id }, page)).items).toEqual([])
    expect(await store.providers.update('proj_foreign', id, { name: 'x' }, noon)).toBeUndefined()
    expect(await store.providers.remove('proj_foreign', id)).toBe(false)
    expect(await store.providers.remove('proj_second', id)).toBe(true)
  })

  it('have names of their own in an organisation, and the same ones in two', async () => {
    const { id, name } = await insert()
    const other = await insert()

    expect(await insert({ name, projectId: 'proj_second' })).toEqual({ existingId: id })
    expect(await store.providers.update(projectId, other.id, { name }, noon)).toBe('name_taken')
    expect(await store.providers.find(projectId, other.id)).toMatchObject({ name: other.name })
    expect(await insert({ name, projectId: 'proj_foreign' })).toMatchObject({ name })
  })

  it('take one name once, however many ask for it at once', async () => {
    const name = 'wanted by many'
    const results = await Promise.all([1, 2, 3, 4].map(() => insert({ name })))
    expect(results.filter((result) => 'name' in result)).toHaveLength(1)
  })

  it('are asked by priority, then the oldest first, those alone that are switched on', async () => {
    const [one, two, three] = [await insert(), await insert(), await insert()]
    await store.providers.update(projectId, three.id, { priority: -1 }, noon)
    await store.providers.update(projectId, one.id, { enabled: false }, noon)

    const order = (await store.providers.enabled(projectId)).map(({ id }) => id)
    const known = order.filter((id) => [one.id, two.id, three.id].includes(id))
    expect(known).toEqual([three.id, two.id])
  })

  it('keep what opens them apart from what they show', async () => {
    const { id } = await insert({ sealedKeyFile: 'sealed file' })

    expect(await store.providers.find(projectId, id)).not.toHaveProperty('sealedToken')
    expect(await store.providers.find(projectId, id)).toMatchObject({ hasKeyFile: true })
    const change = { sealedToken: 'another', sealedKeyFile: null }
    const updated = await store.providers.update(projectId, id, change, later(900))
    expect(updated).toMatchObject({ hasKeyFile: false, updatedAt: later(900) })
    expect(await store.providers.sealed(id)).toEqual(change)
  })

  it('let connections try by themselves again once they are mended, and no others', async () => {
    const [mended, other] = [await insert(), await insert()]
    const connect = (credential: object, project = projectId) => {
      names += 1
      return connections.create(project, {
        domain: 'tries.example',
        profile_name: `tries-${names}`,
        credential,
      })
    }
    const [direct, any, elsewhere, foreign] = await Promise.all([
      connect({ provider: mended.name, auto: true }),
      connect({ auto: true }, 'proj_second'),
      connect({ provider: other.name, auto: true }),
      connect({ auto: true }, 'proj_foreign'),
    ])
    await database.db.update(connectionRows).set({ failedReauths: 3 })
    const tries = async () => {
      const rows = await database.db.select().from(connectionRows)
      return [direct, any, elsewhere, foreign].map(
        (one) => rows.find(({ id }) => id === one?.id)?.failedReauths,
      )
    }

    await store.providers.update(projectId, mended.id, { name: 'mended', priority: 4 }, noon)
    expect(await tries()).toEqual([3, 3, 3, 3])
    await store.providers.update(projectId, mended.id, { sealedToken: 'new' }, noon)
    expect(await tries()).toEqual([0, 0, 3, 3])
  })

  it('leave connections that used them without any, and are shown by those by name', async () => {
    const { id, name } = await insert()
    const credential = { provider: name, path: 'Web/Site' }
    const body = { domain: 'site.example', profile_name: name, credential }
    const connection = await connections.create(projectId, body)
    expect(connection.credential).toEqual(credential)

    await store.providers.remove(projectId, id)
    expect(await store.connections.find(projectId, connection.id)).toMatchObject({
      credentialLookup: 'path',
      credentialProviderId: null,
      credentialProviderName: null,
    })
  })
})
