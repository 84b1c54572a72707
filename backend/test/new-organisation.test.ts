import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeKeysFromNowOn } from '../src/open-vault.ts'
import type { Database } from '../src/store/database.ts'
import { createKeyStore } from '../src/store/organisation-keys.ts'
import { createLocalKeyRing } from '../src/vault/local-key-ring.ts'
import { databases } from './open-databases.ts'
import { noon, silentLog } from './vault-in-memory.ts'

describe.each(databases)('an organisation on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let folder: string
  beforeAll(async () => {
    database = await open()
    folder = await mkdtemp(path.join(tmpdir(), 'new-organisation-'))
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true })
  })

  it('that comes while workers run has its keys at once, from one of them', async () => {
    const parts = { now: () => noon, log: silentLog }
    const ring = createLocalKeyRing({ folder })
    const stops = await Promise.all([1, 2].map(() => makeKeysFromNowOn(ring, database, parts)))

    await database.run(
      `insert into organisations (id, name, created_at) values ('org_new', 'New', now())`,
    )

    const keys = createKeyStore(database.db)
    await vi.waitFor(async () => {
      expect(await keys.ofOrganisation('org_new')).toHaveLength(2)
    })
    for (const stop of stops) await stop()
    const made = await keys.ofOrganisation('org_new')
    expect(new Set(made.map(({ version }) => version))).toEqual(new Set([1]))
  })
})
