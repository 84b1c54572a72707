import type { Config } from '../src/config.ts'
import type { KeyRing, Organisation } from '../src/flows/custody/ports.ts'
import type { Vault } from '../src/flows/ports.ts'
import { openKeyRing, openSealer, openVault, readApiSecret } from '../src/open-vault.ts'
import { createAuditStore } from '../src/store/audit.ts'
import { openEmbeddedDatabase, openServerDatabase } from '../src/store/database.ts'
import { createKeyStore } from '../src/store/organisation-keys.ts'
import { createOrganisationStore } from '../src/store/organisations.ts'
import { createSealedTextStore } from '../src/store/sealed-texts.ts'
import type { SealForm } from '../src/vault/sealed-text.ts'

/** Answers to the API that seal to a replaced key may arrive for as long as a flow lives, at most. */
const keptWhileServersRunMs = 60 * 60_000

/** What the commands work with: the stores of the server, opened for an operator. */
export interface VaultTools {
  keys: ReturnType<typeof createKeyStore>
  organisations: ReturnType<typeof createOrganisationStore>
  texts: ReturnType<typeof createSealedTextStore>
  audit: ReturnType<typeof createAuditStore>
  ring: KeyRing
  form: SealForm
  now: () => Date
  /** How long a retired key is kept, in milliseconds: not at all while no server can run. */
  keptForMs: number
  /** Opened when it is needed: it makes missing keys, and wants the stored ones to unwrap. */
  vault(): Promise<Vault>
  /** @throws {Error} When there is none of that id. */
  organisation(id: string): Promise<Organisation>
  close(): Promise<void>
}

export async function openVaultTools(config: Config): Promise<VaultTools> {
  const { databaseUrl, dataDir } = config
  const database = databaseUrl
    ? await openServerDatabase(databaseUrl)
    : await openEmbeddedDatabase(dataDir)
  const { db, close } = database
  const now = () => new Date()
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const organisations = createOrganisationStore(db)
  const ring = openKeyRing(config)
  return {
    keys: createKeyStore(db),
    organisations,
    texts: createSealedTextStore(db),
    audit: createAuditStore(db),
    ring,
    form: config.atRestSuite,
    now,
    // The folder of the embedded database is ours alone now: no server seals anything meanwhile.
    keptForMs: databaseUrl ? keptWhileServersRunMs : 0,
    async vault() {
      const sealer = openSealer(config, await readApiSecret(config), db, now)
      return openVault(sealer, ring, { db, now, log: silent, actor: 'operator' })
    },
    async organisation(id) {
      const found = await organisations.find(id)
      if (!found) throw new Error(`There is no organisation ${id}. "vault status" lists them.`)
      return found
    },
    close,
  }
}
