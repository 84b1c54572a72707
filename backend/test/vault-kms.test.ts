import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { KeyRing } from '../src/flows/custody/ports.ts'
import { type Database, openEmbeddedDatabase } from '../src/store/database.ts'
import { rotateKek } from '../src/vault/rotate-kek.ts'
import { shredOrganisation } from '../src/vault/shred.ts'
import { createInProcessKms, createKmsKeyRing, type Kms } from './in-process-kms.ts'
import { organisationId, vaultOn } from './vault-on-database.ts'

// The vault with its key-encryption keys in a key service: everything the files of a machine can do.

let database: Database
let at: Awaited<ReturnType<typeof vaultOn>>
let kms: Kms
let ring: KeyRing
beforeAll(async () => {
  database = await openEmbeddedDatabase(undefined)
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  at = await vaultOn(database)
  kms = createInProcessKms()
  ring = createKmsKeyRing(kms, { number: 0 })
  await at.startVault(ring)
  await at.keepValues(5, { ring })
})
afterEach(() => at.close())

const quietly = () => undefined

it('opens what was sealed, and asks the service once for a key that is used often', async () => {
  const vault = await at.startVault(ring)
  const before = kms.calls
  expect(await at.countOpening(vault)).toBe(5)
  expect(await at.countOpening(vault)).toBe(5)
  expect(kms.calls - before).toBeLessThanOrEqual(1)
})

it('bears a service that refuses now and then', async () => {
  kms.throttleEvery(2)
  expect(await at.countOpening(await at.startVault(ring))).toBe(5)
})

it('opens nothing while its key is disabled, says so, and opens again afterwards', async () => {
  const vault = await at.startVault(ring)
  const keyId = kms.keyOf(`${organisationId}/0`) ?? ''
  // Wrapped anew, so that the vault has to ask.
  await rotateKek({ ...at, ring }, quietly)
  const next = kms.keyOf(`${organisationId}/1`) ?? ''
  expect(next).not.toBe(keyId)

  kms.setEnabled(next, false)
  const [text] = await at.storedTexts()
  if (!text) throw new Error('five were kept')
  const place = { projectId: 'proj_default', recordId: text[0], field: 'value:password' }
  const opened = vault.open(text[1], place, { purpose: 'fill_login_form' })
  await expect(opened).rejects.toMatchObject({ code: 'vault_unavailable', status: 503 })

  kms.setEnabled(next, true)
  expect(await at.countOpening(vault)).toBe(5)
})

it('does not start while the service is away', async () => {
  kms.setEnabled(kms.keyOf(`${organisationId}/0`) ?? '', false)
  await expect(at.startVault(ring)).rejects.toThrow(/does not unwrap/)
})

it('takes a wrapped key beside its own words alone', async () => {
  await at.db.execute(sql`update organisation_keys set public_key = 'AAAA'`)
  await expect(at.startVault(ring)).rejects.toThrow(/does not unwrap/)
})

it('destroys the key of a shredded organisation, for dumps as well', async () => {
  const keys = await at.keys.ofOrganisation(organisationId)
  const organisation = await at.organisations.find(organisationId)
  if (!organisation) throw new Error('the default organisation is there')
  const shredded = await shredOrganisation({ ...at, ring }, organisation)
  expect(shredded).toEqual({ destroyed: 2, coversDumps: true })

  await at.db.execute(sql`update organisations set shredded_at = null`)
  expect(await at.keys.add(keys)).toBe(true)
  await expect(at.startVault(ring)).rejects.toThrow(/does not unwrap/)
})
