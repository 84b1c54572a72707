import path from 'node:path'
import type { Config } from './config.ts'
import { groupWrites } from './flows/custody/grouped-audit.ts'
import type { KeyRing } from './flows/custody/ports.ts'
import type { Clock, Log, Sealer } from './flows/ports.ts'
import { createAuditStore } from './store/audit.ts'
import type { Database, Db } from './store/database.ts'
import { createKeyStore } from './store/organisation-keys.ts'
import { createOrganisationStore } from './store/organisations.ts'
import { ensureKeys, makeMissingKeys } from './vault/ensure-keys.ts'
import { createKeyPairs } from './vault/key-pairs.ts'
import { createLocalKeyRing, type LocalKeyRing } from './vault/local-key-ring.ts'
import { type RootKey, readOrMakeRootKey } from './vault/root-key.ts'
import { createSealer } from './vault/sealer.ts'
import { createVault } from './vault/vault.ts'

type KeySettings = Pick<
  Config,
  'dataDir' | 'masterKey' | 'nextMasterKey' | 'apiSecret' | 'atRestSuite'
>

/** What the API's own keys are derived from: it signs session tokens and opens nothing. */
export const readApiSecret = async ({ apiSecret, dataDir }: KeySettings): Promise<RootKey> =>
  apiSecret ?? (await readOrMakeRootKey(path.join(dataDir, 'api-secret')))

/** What every role may have: it seals to public keys. */
export const openSealer = (
  { atRestSuite: form }: KeySettings,
  apiSecret: RootKey,
  db: Db,
  now: Clock,
): Sealer => createSealer({ keys: createKeyStore(db), apiSecret, form, now })

/** The key-encryption keys of this machine. Not for the API role. */
export const openKeyRing = (settings: KeySettings): LocalKeyRing =>
  createLocalKeyRing({
    folder: settings.dataDir,
    environmentKey: settings.masterKey,
    nextEnvironmentKey: settings.nextMasterKey,
  })

/**
 * What workers have beside the sealer. Organisations without keys get theirs.
 * @param ring - Another key ring, such as a cloud KMS.
 * @throws {Error} When the stored keys cannot be unwrapped: the process must not start.
 */
export async function openVault(
  sealer: Sealer,
  ring: KeyRing | LocalKeyRing,
  { db, now, log, actor = 'worker' }: { db: Db; now: Clock; log: Log; actor?: string },
) {
  const keys = createKeyStore(db)
  const organisations = createOrganisationStore(db)
  const pairs = createKeyPairs(ring)
  const audit = groupWrites(createAuditStore(db))
  await ensureKeys({ organisations, keys, ring, pairs, now })
  const rootKeys = 'rootKeys' in ring ? ring.rootKeys : undefined
  return createVault({ sealer, keys, pairs, audit, rootKeys, actor, now, log })
}

/** Between two looks for organisations that no call told of, in milliseconds. */
const lookMs = 60_000

/**
 * Gives organisations that come later their first keys, as soon as they are told of.
 * @returns Ends it.
 */
export async function makeKeysFromNowOn(
  ring: KeyRing,
  { db, listen }: Pick<Database, 'db' | 'listen'>,
  { now, log }: { now: Clock; log: Log },
): Promise<() => Promise<void>> {
  const deps = {
    organisations: createOrganisationStore(db),
    keys: createKeyStore(db),
    ring,
    now,
  }
  let making = Promise.resolve()
  const look = () => {
    making = making
      .then(() => makeMissingKeys(deps))
      .catch((error: unknown) => {
        const kind = error instanceof Error ? error.name : typeof error
        log.error({ kind }, 'keys of organisations could not be made')
      })
  }
  await listen('organisation_added', look, look)
  const timer = setInterval(look, lookMs)
  return async () => {
    clearInterval(timer)
    await making
  }
}
