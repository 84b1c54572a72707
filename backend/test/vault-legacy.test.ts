import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runVault } from '../bin/run-vault.ts'
import type { Binding } from '../src/flows/ports.ts'
import { openAccess } from '../src/store/access.ts'
import { openEmbeddedDatabase } from '../src/store/database.ts'
import { makeLegacyFolder } from './legacy-folder.ts'
import { noon } from './vault-in-memory.ts'
import { vaultIn } from './vault-on-database.ts'

// A data folder from before organisations had keys goes on working, one test after the other.

const values = { state: '{"cookies":[]}', password: 'old password' }

let folder: string
let places: { state: Binding; password: Binding }
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'legacy-'))
  places = await makeLegacyFolder(folder, values)
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

/** What is stored, and what it opens as. */
async function read(): Promise<{ opened: typeof values; versions: string[] }> {
  const database = await openEmbeddedDatabase(folder)
  try {
    await openAccess(database.db, noon, undefined)
    const vault = await vaultIn(database, folder, new Map()).startVault()
    const result = await database.db.execute(sql`
      select (select sealed_state from profiles) as state,
        (select sealed from credential_values) as password`)
    const [row] = (result as unknown as { rows: (typeof values)[] }).rows
    if (!row) throw new Error('both are stored')
    const open = async (name: 'state' | 'password') => {
      const secret = await vault.open(row[name], places[name], { purpose: 'restore_profile' })
      return secret.reveal()
    }
    const opened = { state: await open('state'), password: await open('password') }
    return {
      opened,
      versions: Object.values(row).map((text) =>
        text
          .split('.')
          .slice(0, text.startsWith('v2') ? 2 : 1)
          .join('.'),
      ),
    }
  } finally {
    await database.close()
  }
}

const command = (...args: string[]) => runVault(args, { MANAGED_AUTH_DATA_DIR: folder })

it('opens what was sealed then', { timeout: 60_000 }, async () => {
  expect(await read()).toEqual({ opened: values, versions: ['v1', 'v1'] })
})

it('seals it to the keys of the organisation before the master key is replaced', {
  timeout: 60_000,
}, async () => {
  const before = await readFile(path.join(folder, 'master-key'), 'utf8')

  expect(await command('rotate-kek')).toBe(0)

  expect(await readFile(path.join(folder, 'master-key'), 'utf8')).not.toBe(before)
  expect(await read()).toEqual({ opened: values, versions: ['v2.g', 'v2.g'] })
  expect(await command('audit', 'verify')).toBe(0)
})

it('seals everything in the other form when that is asked for', { timeout: 60_000 }, async () => {
  const env = { MANAGED_AUTH_DATA_DIR: folder, MANAGED_AUTH_AT_REST_SUITE: 'fernet' }
  expect(await runVault(['rotate-keys'], env)).toBe(0)
  expect(await read()).toEqual({ opened: values, versions: ['v2.f', 'v2.f'] })
})
