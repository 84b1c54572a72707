import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Secret } from '../flows/secret.ts'

const keyBytes = 32

/** The root of all keys of an installation. What is used is derived from it, one key a purpose. */
export interface MasterKey {
  /** 32 bytes, the same for the same purpose (HKDF-SHA-256, RFC 5869). */
  derive(purpose: string): Buffer
}

/** @param encoded - 32 bytes in base64. @throws {Error} When it is anything else. */
export function parseMasterKey(encoded: Secret): MasterKey {
  const key = Buffer.from(encoded.reveal().trim(), 'base64')
  if (key.length !== keyBytes) {
    throw new Error('it must hold 32 bytes in base64; make one with: openssl rand -base64 32')
  }
  return {
    derive: (purpose) =>
      Buffer.from(hkdfSync('sha256', key, '', `managed-auth/${purpose}`, keyBytes)),
  }
}

/**
 * Reads the master key of `folder`, and makes one on first use, readable by this user alone.
 * @throws {Error} When others can read the file: a key that leaked protects nothing.
 */
export async function readOrCreateMasterKey(folder: string): Promise<MasterKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'master-key')
  // `wx` fails when the file is there, so two first starts cannot overwrite each other's key.
  const fresh = await open(file, 'wx', 0o600).catch(() => undefined)
  if (fresh) {
    await fresh.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`)
    await fresh.close()
  }
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Error(`others can read ${file}; run: chmod 600 ${file}`)
  }
  return parseMasterKey(new Secret(await readFile(file, 'utf8')))
}
