import path from 'node:path'
import type { Config } from './config.ts'
import { groupWrites } from './flows/custody/grouped-audit.ts'
import type { KeyRing } from './flows/custody/ports.ts'
import type { Clock, Log, Sealer } from './flows/ports.ts'
import { createAuditStore } from './store/audit.ts'
import type { Db } from './store/database.ts'
import { createKeyStore } from './store/organisation-keys.ts'
import { createOrganisationStore } from './store/organisations.ts'
import { ensureKeys } from './vault/ensure-keys.ts'
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
