import { hkdfSync, randomBytes } from 'node:crypto'
import { Secret } from '../flows/secret.ts'
import { makeKeyFile, readKeyFile } from './key-file.ts'

const keyBytes = 32

/** 32 bytes that are never used themselves: what is used is derived from them, one key a purpose. */
export interface RootKey {
  /**
   * 32 bytes, the same for the same purpose and salt (HKDF-SHA-256, RFC 5869).
   * @param salt - A second secret, without which the first is of no use. @default none
   */
  derive(purpose: string, salt?: Uint8Array): Buffer
}

/** A new key in base64. */
export const newRootKey = (): Secret => new Secret(randomBytes(keyBytes).toString('base64'))

/** @param encoded - 32 bytes in base64. @throws {Error} When it is anything else. */
export function parseRootKey(encoded: Secret): RootKey {
  const key = Buffer.from(encoded.reveal().trim(), 'base64')
  if (key.length !== keyBytes) {
    throw new Error('it must hold 32 bytes in base64; make one with: openssl rand -base64 32')
  }
  return {
    derive: (purpose, salt = new Uint8Array()) =>
      Buffer.from(hkdfSync('sha256', key, salt, `managed-auth/${purpose}`, keyBytes)),
  }
}

/** @returns Nothing when there is no such file. @throws {Error} When others can read it. */
export async function readRootKey(file: string): Promise<RootKey | undefined> {
  const text = await readKeyFile(file)
  return text && parseRootKey(text)
}

/** Reads a key, and makes it on first use, readable by this user alone. */
export async function readOrMakeRootKey(file: string): Promise<RootKey> {
  const existing = await readRootKey(file)
  if (existing) return existing
  await makeKeyFile(file, newRootKey())
  const made = await readRootKey(file)
  if (!made) throw new Error(`${file} was removed while it was made; start again`)
  return made
}
