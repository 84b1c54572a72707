import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Secret } from '../flows/secret.ts'
import { newRootKey, parseRootKey, readOrMakeRootKey, readRootKey } from './root-key.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'root-key-'))
  file = path.join(folder, 'inner', 'master-key')
})
afterEach(() => rm(folder, { recursive: true }))

it('makes a key once, for this user alone, whoever asks at the same time', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => readOrMakeRootKey(file)))

  const derived = keys.map((key) => key.derive('x').toString('hex'))
  expect(new Set(derived).size).toBe(1)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(path.dirname(file))).toEqual(['master-key'])
})

it('makes nothing when it only reads', async () => {
  expect(await readRootKey(file)).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
})

it('refuses a key that others can read', async () => {
  await readOrMakeRootKey(file)
  await chmod(file, 0o644)
  await expect(readOrMakeRootKey(file)).rejects.toThrow(/chmod 600/)
})

it('derives one key a purpose and salt', async () => {
  const key = await readOrMakeRootKey(file)
  expect(key.derive('a')).not.toEqual(key.derive('b'))
  expect(key.derive('a')).not.toEqual(key.derive('a', Buffer.from('salt')))
  const text = await readFile(file, 'utf8')
  expect(key.derive('a').toString('base64')).not.toBe(text.trim())
})

it('takes what it makes, and refuses anything but 32 bytes without repeating it', () => {
  expect(parseRootKey(newRootKey()).derive('a')).toHaveLength(32)
  const short = Buffer.from('hunter2').toString('base64')
  expect(() => parseRootKey(new Secret(short))).toThrow(/32 bytes/)
  try {
    parseRootKey(new Secret(short))
  } catch (error) {
    expect(String(error)).not.toContain(short)
  }
})
