import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import type { KeyRing } from '../src/flows/custody/ports.ts'
import type { Binding } from '../src/flows/ports.ts'
import { Secret } from '../src/flows/secret.ts'
import { openVault } from '../src/open-vault.ts'
import { openAccess } from '../src/store/access.ts'
import { createAuditStore } from '../src/store/audit.ts'
import type { Database } from '../src/store/database.ts'
import { createKeyStore } from '../src/store/organisation-keys.ts'
import { createOrganisationStore } from '../src/store/organisations.ts'
import { createSealedTextStore } from '../src/store/sealed-texts.ts'
import { createLocalKeyRing } from '../src/vault/local-key-ring.ts'
import { newRootKey, parseRootKey } from '../src/vault/root-key.ts'
import { createSealer } from '../src/vault/sealer.ts'
import { noon, silentLog } from './vault-in-memory.ts'

export const projectId = 'proj_default'
export const organisationId = 'org_default'

/** What was kept, by the id of its credential. */
export type KeptValues = Map<string, { place: Binding; value: string }>

/** The vault on a database that many tests use: emptied of keys and values, with a folder of its own. */
export async function vaultOn(database: Database) {
  const { db } = database
  await openAccess(db, noon, undefined)
  await db.execute(sql`truncate organisation_keys, credential_values, credentials cascade`)
  await db.execute(sql`update organisations set rotation_began_at = null, shredded_at = null`)
  const folder = await mkdtemp(path.join(tmpdir(), 'vault-'))
  const close = () => rm(folder, { recursive: true })
  return { ...vaultIn(database, folder, new Map()), close }
}

/** The vault of an installation as it is, with what earlier looks at it kept. */
export function vaultIn({ db }: Database, folder: string, values: KeptValues) {
  const ring = createLocalKeyRing({ folder })
  const now = () => noon
  const apiSecret = parseRootKey(newRootKey())
  const stores = {
    keys: createKeyStore(db),
    organisations: createOrganisationStore(db),
    texts: createSealedTextStore(db),
    audit: createAuditStore(db),
  }

  /** A process of its own: it knows what is stored and nothing else. */
  async function startVault(ofRing: KeyRing = createLocalKeyRing({ folder })) {
    const sealer = createSealer({ keys: stores.keys, apiSecret, now })
    return openVault(sealer, ofRing, { db, now, log: silentLog })
  }

  /** Keeps `count` more values as credentials of the project. */
  async function keepValues(count: number, more: { ring?: KeyRing } = {}): Promise<void> {
    const vault = await startVault(more.ring)
    const rows = await Promise.all(
      Array.from({ length: count }, async () => {
        const id = `cred_${randomBytes(8).toString('hex')}`
        const place = { projectId, recordId: id, field: 'value:password' }
        const value = randomBytes(8).toString('hex')
        values.set(id, { place, value })
        return { id, sealed: await vault.seal(new Secret(value), place) }
      }),
    )
    for (const { id, sealed } of rows) {
      await db.execute(sql`insert into credentials (id, project_id, name, domain, created_at, updated_at)
        values (${id}, ${projectId}, ${id}, 'site.example', now(), now())`)
      await db.execute(sql`insert into credential_values (credential_id, ref, sealed)
        values (${id}, 'password', ${sealed})`)
    }
  }

  /** What is stored, by the id of its credential. */
  async function storedTexts(): Promise<Map<string, string>> {
    const result = await db.execute(sql`select credential_id, sealed from credential_values`)
    const { rows } = result as unknown as { rows: { credential_id: string; sealed: string }[] }
    return new Map(rows.map((row) => [row.credential_id, row.sealed]))
  }

  /** How many of the kept values open as what they were. */
  async function countOpening(vault: Awaited<ReturnType<typeof startVault>>): Promise<number> {
    const texts = await storedTexts()
    const opened = await Promise.all(
      [...values].map(async ([id, { place, value }]) => {
        const secret = await vault
          .open(texts.get(id) ?? '', place, { purpose: 'fill_login_form' })
          .catch(() => undefined)
        return secret?.reveal() === value
      }),
    )
    return opened.filter(Boolean).length
  }

  return {
    ...stores,
    db,
    folder,
    ring,
    now,
    startVault,
    keepValues,
    storedTexts,
    countOpening,
  }
}
