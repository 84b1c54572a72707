import type { KeyRing, KeyStore, OrganisationStore } from '../flows/custody/ports.ts'
import type { Clock } from '../flows/ports.ts'
import { type createKeyPairs, makeKeys } from './key-pairs.ts'

export interface EnsureKeysDeps {
  organisations: OrganisationStore
  keys: KeyStore
  ring: KeyRing
  pairs: ReturnType<typeof createKeyPairs>
  now: Clock
}

/**
 * Makes the first keys of organisations that have none, and sees that those that are there unwrap.
 * @throws {Error} When they do not: a worker that cannot open what is stored must not start.
 */
export async function ensureKeys(deps: EnsureKeysDeps): Promise<void> {
  const { keys, pairs } = deps
  for (const key of await keys.onePerWrapper()) {
    await pairs.pairOf(key).catch(() => {
      throw new Error(
        `The stored keys are wrapped by the master key ${key.wrappedBy}, which does not unwrap them here. Give this process the data folder or the MANAGED_AUTH_MASTER_KEY they were made with. If a dump brought a shredded organisation back, shred it again: vault shred ${key.organisationId}`,
      )
    })
  }
  await makeMissingKeys(deps)
}

/** Makes the first keys of organisations that have none. */
export async function makeMissingKeys(deps: Omit<EnsureKeysDeps, 'pairs'>): Promise<void> {
  const { organisations, keys, ring, now } = deps
  for (const id of await organisations.withoutKeys()) {
    // Another worker may be first; then its keys are there, which is all that was wanted.
    await keys.add(await makeKeys(id, 1, await ring.current(), now()))
  }
}
