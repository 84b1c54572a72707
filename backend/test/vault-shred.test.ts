import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { Secret } from '../src/flows/secret.ts'
import { createFirstApiKey, openAccess } from '../src/store/access.ts'
import { type Database, openEmbeddedDatabase } from '../src/store/database.ts'
import { createLocalKeyRing } from '../src/vault/local-key-ring.ts'
import { newRootKey, parseRootKey } from '../src/vault/root-key.ts'
import { shredOrganisation } from '../src/vault/shred.ts'
import { noon } from './vault-in-memory.ts'
import { organisationId, projectId, vaultOn } from './vault-on-database.ts'

let database: Database
let at: Awaited<ReturnType<typeof vaultOn>>
beforeAll(async () => {
  database = await openEmbeddedDatabase(undefined)
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  at = await vaultOn(database)
})
afterEach(() => at.close())

const organisation = {
  id: organisationId,
  name: 'Default',
  shreddedAt: null,
  rotationBeganAt: null,
}

/** Puts the keys back as a dump from before would. */
async function dumpKeys() {
  const keys = await at.keys.ofOrganisation(organisationId)
  return async () => {
    await at.db.execute(
      sql`update organisations set shredded_at = null where id = ${organisationId}`,
    )
    expect(await at.keys.add(keys)).toBe(true)
  }
}

it('leaves nothing that opens, in a process that runs either', async () => {
  await at.keepValues(3)
  const running = await at.startVault()
  expect(await at.countOpening(running)).toBe(3)

  expect(await shredOrganisation(at, organisation)).toEqual({ destroyed: 2, coversDumps: true })

  expect(await at.countOpening(running)).toBe(0)
  expect(await at.countOpening(await at.startVault())).toBe(0)
  expect(await at.keys.ofOrganisation(organisationId)).toEqual([])
  expect(await readdir(path.join(at.folder, 'organisation-secrets'))).toEqual([])
})

it('leaves nothing that opens in a dump that was restored', async () => {
  await at.keepValues(3)
  const restore = await dumpKeys()
  await shredOrganisation(at, organisation)

  await restore()

  // The master key is the same, the keys are back, and their second secret is gone.
  await expect(at.startVault()).rejects.toThrow(/does not unwrap/)
})

it('says so where the environment keeps the key and a dump could still be opened', async () => {
  const environmentKey = parseRootKey(newRootKey())
  const ring = createLocalKeyRing({ folder: at.folder, environmentKey })
  await at.startVault(ring)
  const shredded = await shredOrganisation({ ...at, ring }, organisation)
  expect(shredded).toEqual({ destroyed: 2, coversDumps: false })
})

it('gives a shredded organisation no key again, and keeps nothing in plain text', async () => {
  const vault = await at.startVault()
  await shredOrganisation(at, organisation)
  const restarted = await at.startVault()
  const place = { projectId, recordId: 'cred_a', field: 'value:password' }
  await expect(restarted.seal(new Secret('hunter2'), place)).rejects.toMatchObject({
    code: 'vault_unavailable',
  })
  expect(await vault.sealingKeys(projectId)).toEqual([])
})

it('lets nobody in with an API key of the organisation any more', async () => {
  const key = await createFirstApiKey(at.db, noon)
  const access = await openAccess(at.db, noon, undefined)
  expect(await access.projectOfKey(key ?? '')).toBe(projectId)
  await shredOrganisation(at, organisation)
  expect(await access.projectOfKey(key ?? '')).toBeUndefined()
})

it('may be done again after a kill', async () => {
  await at.keepValues(1)
  await at.organisations.shred(organisationId, noon)
  expect(await shredOrganisation(at, organisation)).toEqual({ destroyed: 0, coversDumps: true })
  expect(await readdir(path.join(at.folder, 'organisation-secrets'))).toEqual([])
})
