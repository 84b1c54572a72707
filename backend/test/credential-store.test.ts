import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewCredential } from '../src/flows/credentials/ports.ts'
import { newId } from '../src/flows/ids.ts'
import type { Store } from '../src/flows/ports.ts'
import { openAccess } from '../src/store/access.ts'
import { saveGain } from '../src/store/credential-gain.ts'
import type { Database } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { anyConnection } from './any-connection.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000)

describe.each(databases)('credentials on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let store: Store
  let names = 0

  beforeAll(async () => {
    database = await open()
    store = createStore(database.db)
    await openAccess(database.db, noon, undefined)
  }, 60_000)
  afterAll(() => database.close())

  const add = async (more: Partial<NewCredential> = {}) => {
    names += 1
    const credential: NewCredential = {
      id: newId('cred'),
      projectId,
      name: `login ${names}`,
      domain: 'site.example',
      ssoProvider: null,
      sealedValues: { email: 'v.a', password: 'v.b' },
      sealedTotp: null,
      createdAt: later(names),
      ...more,
    }
    await store.credentials.insert(credential)
    return credential
  }

  it('gives one of two that come at once the name', async () => {
    const name = 'wanted'

    const [first, second] = await Promise.all([
      store.credentials.insert({ ...(await add()), id: newId('cred'), name }),
      store.credentials.insert({ ...(await add()), id: newId('cred'), name }),
    ])

    const ids = [first, second].map((one) => ('existingId' in one ? one.existingId : one.id))
    expect(ids[0]).toBe(ids[1])
    expect([first, second].filter((one) => 'existingId' in one)).toHaveLength(1)
  })

  it('shows nothing to another project, and changes nothing for it', async () => {
    const { id, name } = await add()

    expect(await store.credentials.find('proj_other', id)).toBeUndefined()
    expect(await store.credentials.find('proj_other', name)).toBeUndefined()
    expect(await store.credentials.idOf('proj_other', name)).toBeUndefined()
    expect(await store.credentials.update('proj_other', id, { name: 'x' }, noon)).toBeUndefined()
    expect(await store.credentials.remove('proj_other', id)).toBe(false)
    const { items } = await store.credentials.list('proj_other', {}, { limit: 9, offset: 0 })
    expect(items).toEqual([])
  })

  it('removes, then merges, in one piece', async () => {
    const { id, name } = await add()
    const other = await add()

    const changed = await store.credentials.update(
      projectId,
      id,
      { removedKeys: ['email', 'password'], sealedValues: { password: 'v.new', pin: 'v.pin' } },
      later(100),
    )
    const taken = await store.credentials.update(
      projectId,
      id,
      { name: other.name, removedKeys: ['pin'], sealedTotp: 'v.totp' },
      later(200),
    )

    expect(changed).toMatchObject({ valueKeys: ['password', 'pin'], updatedAt: later(100) })
    expect(taken).toBe('name_taken')
    expect(await store.credentials.find(projectId, name)).toEqual(changed)
    expect(await store.credentials.sealed(id)).toMatchObject({
      values: { password: 'v.new', pin: 'v.pin' },
      totp: undefined,
    })
  })

  it('unlinks the connections of one that is deleted', async () => {
    const { id: credentialId } = await add({ sealedTotp: 'v.totp' })
    const created = await store.connections.insert(anyConnection({ credentialId, createdAt: noon }))
    if ('existingId' in created) throw new Error('The connection is not new.')
    expect(created).toMatchObject({
      credentialKeys: ['email', 'password'],
      credentialHasTotp: true,
    })

    await store.credentials.remove(projectId, credentialId)

    expect(await store.connections.find(projectId, created.id)).toMatchObject({
      credentialId: null,
      credentialName: null,
      credentialKeys: [],
      credentialHasTotp: false,
    })
  })

  it('does not bring back what was deleted while a login ran', async () => {
    const { id } = await add()
    await store.credentials.remove(projectId, id)

    const isThere = await saveGain(
      database.db,
      { projectId, domain: 'site.example', now: noon },
      { id, sealedValues: { password: 'v.typed' } },
    )

    expect(isThere).toBe(false)
    expect(await store.credentials.find(projectId, id)).toBeUndefined()
    expect(await store.credentials.sealed(id)).toBeUndefined()
  })

  it('tells values that were typed at a provider from those a customer named it for', async () => {
    const { id } = await add()
    const owner = { projectId, domain: 'site.example', now: noon }

    await saveGain(database.db, owner, { id, sealedValues: {}, ssoProvider: 'google' })
    expect(await store.credentials.sealed(id)).toMatchObject({
      ssoProvider: 'google',
      fromProvider: true,
    })

    await store.credentials.update(projectId, id, { ssoProvider: 'github' }, noon)
    expect(await store.credentials.sealed(id)).toMatchObject({
      ssoProvider: 'github',
      fromProvider: false,
    })
  })

  it('gives each step of a key to one login, and none before it', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => store.totpSteps.claim('mark', 100, noon)),
    )

    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await store.totpSteps.claim('mark', 99, noon)).toBe(false)
    expect(await store.totpSteps.claim('mark', 101, later(30))).toBe(true)
    expect(await store.totpSteps.claim('other mark', 100, noon)).toBe(true)
  })

  it('forgets steps after a day', async () => {
    await store.totpSteps.claim('old', 7, noon)

    await store.totpSteps.claim('new', 9_000, later(25 * 3_600))

    // Nothing is left to say that the step was used; by the clock it cannot come again.
    expect(await store.totpSteps.claim('old', 7, later(25 * 3_600))).toBe(true)
  })
})
