import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { KeyContext, KeyRing, KeyStore, OrganisationKey } from '../src/flows/custody/ports.ts'
import { newId } from '../src/flows/ids.ts'
import type { Db } from '../src/store/database.ts'
import { organisationKeys } from '../src/store/schema.ts'
import { noon } from './vault-in-memory.ts'

const suite = 'x25519-hkdf-sha256-aes256gcm'

const contextFor = (organisation: string, key: string, publicKey: string): KeyContext => ({
  organisation,
  key,
  suite,
  publicKey,
})

const organisationAt = (index: number) => (index === 0 ? 'org_default' : `org_old_${index}`)

/**
 * Adds old versions to so many organisations. What they are the key of does not matter to the key
 * that wraps them.
 * @returns The private keys in hex by their ids.
 */
export async function addOldKeys(
  db: Db,
  ring: KeyRing,
  count: number,
  organisations: number,
): Promise<Map<string, string>> {
  await db.execute(sql`insert into organisations (id, name, created_at)
    select 'org_old_' || n, 'Old', now() from generate_series(1, ${organisations}::int) as n`)
  const current = await ring.current()
  const privateKeys = new Map<string, string>()
  for (let start = 0; start < count; start += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - start) }, async (_, offset) => {
      const version = -(start + offset)
      const organisationId = organisationAt((start + offset) % organisations)
      const [id, privateKey] = [newId('okey'), randomBytes(32)]
      privateKeys.set(id, privateKey.toString('hex'))
      const publicKey = randomBytes(32).toString('base64url')
      const context = contextFor(organisationId, id, publicKey)
      const wrappedPrivateKey = await current.wrap(privateKey, context)
      const wrapping = { wrappedBy: current.id, wrappedPrivateKey }
      const key = { id, organisationId, suite, publicKey, version, createdAt: noon } as const
      return { ...key, ...wrapping, retiredAt: noon } satisfies OrganisationKey
    })
    await db.insert(organisationKeys).values(await Promise.all(rows))
  }
  return privateKeys
}

/** How many of them the current key unwraps to what they were. */
export async function countUnwrapping(
  keys: KeyStore,
  ring: KeyRing,
  privateKeys: Map<string, string>,
): Promise<number> {
  const current = await ring.current()
  let count = 0
  for (const key of await keys.notWrappedBy('', Number.MAX_SAFE_INTEGER)) {
    const { id, organisationId, publicKey, wrappedBy, wrappedPrivateKey } = key
    const expected = privateKeys.get(id)
    if (expected === undefined || wrappedBy !== current.id) continue
    const context = contextFor(organisationId, id, publicKey)
    const unwrapped = await current.unwrap(wrappedPrivateKey, context)
    if (Buffer.from(unwrapped).toString('hex') === expected) count += 1
  }
  return count
}
