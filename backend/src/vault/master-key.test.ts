import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Secret } from '../flows/secret.ts'
import { parseMasterKey, readOrCreateMasterKey } from './master-key.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'master-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('makes a key once, for this user alone', async () => {
  const first = await readOrCreateMasterKey(folder)
  const again = await readOrCreateMasterKey(folder)
  expect(again.derive('x')).toEqual(first.derive('x'))
  expect((await stat(path.join(folder, 'master-key'))).mode & 0o777).toBe(0o600)
})

it('refuses a key that others can read', async () => {
  await readOrCreateMasterKey(folder)
  await chmod(path.join(folder, 'master-key'), 0o644)
  await expect(readOrCreateMasterKey(folder)).rejects.toThrow(/chmod 600/)
})

it('derives one key a purpose', async () => {
  const key = await readOrCreateMasterKey(folder)
  expect(key.derive('a')).not.toEqual(key.derive('b'))
  const text = await readFile(path.join(folder, 'master-key'), 'utf8')
  expect(key.derive('a').toString('base64')).not.toBe(text.trim())
})

it('refuses anything but 32 bytes, without repeating it', () => {
  const short = Buffer.from('hunter2').toString('base64')
  expect(() => parseMasterKey(new Secret(short))).toThrow(/32 bytes/)
  try {
    parseMasterKey(new Secret(short))
  } catch (error) {
    expect(String(error)).not.toContain(short)
  }
})
