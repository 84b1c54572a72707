import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../src/store/database.ts'
import { createKeyStore } from '../src/store/organisation-keys.ts'
import { createLocalKeyRing } from '../src/vault/local-key-ring.ts'
import { rotateKek } from '../src/vault/rotate-kek.ts'
import { addOldKeys, countUnwrapping } from './old-keys.ts'

/**
 * Wraps so many keys, spread over so many organisations, and replaces the key that wrapped them.
 * @param databaseUrl - @default the embedded database, in a folder
 * @returns What `vault rotate-kek` takes, in milliseconds, without the start of the process.
 * @throws {Error} When a key does not unwrap afterwards.
 */
export async function timeRewrapping(
  count: number,
  organisations: number,
  databaseUrl?: string,
): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rewrapping-'))
  const database: Database =
    databaseUrl === undefined
      ? await openEmbeddedDatabase(folder)
      : await openServerDatabase(databaseUrl)
  try {
    const keys = createKeyStore(database.db)
    const ring = createLocalKeyRing({ folder })
    const privateKeys = await addOldKeys(database.db, ring, count, organisations)
    const began = performance.now()
    await rotateKek({ keys, ring }, () => undefined)
    const took = performance.now() - began
    const unwrapping = await countUnwrapping(keys, ring, privateKeys)
    if (unwrapping !== count) throw new Error(`only ${unwrapping} of ${count} keys unwrap`)
    return took
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}
