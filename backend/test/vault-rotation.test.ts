import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openEmbeddedDatabase } from '../src/store/database.ts'
import { makeKeys } from '../src/vault/key-pairs.ts'
import { createLocalKeyRing } from '../src/vault/local-key-ring.ts'
import { newRootKey, parseRootKey } from '../src/vault/root-key.ts'
import { rotateKek } from '../src/vault/rotate-kek.ts'
import { rotateKeys } from '../src/vault/rotate-keys.ts'
import { organisationId, projectId, vaultOn } from './vault-on-database.ts'

let database: Database
let at: Awaited<ReturnType<typeof vaultOn>>
beforeAll(async () => {
  database = await openEmbeddedDatabase(undefined)
}, 60_000)
afterAll(() => database.close())
beforeEach(async () => {
  at = await vaultOn(database)
})
afterEach(() => at.close())

const quietly = () => undefined
const killed = () => {
  throw new Error('killed')
}

async function rotate(more: { keptForMs?: number; onProgress?: () => void } = {}) {
  const organisation = await at.organisations.find(organisationId)
  if (!organisation) throw new Error('the default organisation is there')
  const deps = { ...at, vault: await at.startVault(), form: 'aes-256-gcm', keptForMs: 0 } as const
  return rotateKeys({ ...deps, ...more }, organisation, more.onProgress ?? quietly)
}

describe('new keys of an organisation', () => {
  it('take over every text, and the old keys are destroyed', async () => {
    await at.keepValues(5)
    const before = [...(await at.storedTexts()).values()]

    const result = await rotate()

    expect(result).toEqual({
      version: 2,
      isResumed: false,
      resealed: 5,
      unopened: 0,
      destroyed: 2,
      waiting: 0,
    })
    const after = [...(await at.storedTexts()).values()]
    expect(after.filter((text) => before.includes(text))).toEqual([])
    expect(await at.countOpening(await at.startVault())).toBe(5)
    expect((await at.keys.ofOrganisation(organisationId)).map(({ version }) => version)).toEqual([
      2, 2,
    ])
  })

  it('keep the old ones while something sealed to them may be on its way', async () => {
    await at.keepValues(1)
    expect(await rotate({ keptForMs: 1 })).toMatchObject({ destroyed: 0, waiting: 2 })
    expect(await rotate()).toMatchObject({ version: 3, destroyed: 4, waiting: 0 })
  })

  it('never lose a key that a text still names', async () => {
    await at.keepValues(3)
    const [someone] = await at.storedTexts()
    if (!someone) throw new Error('three were kept')
    // Its record is another one: this text opens nowhere, and nobody knows why yet.
    await at.db.execute(
      sql`update credential_values set ref = 'moved' where credential_id = ${someone[0]}`,
    )

    const result = await rotate()

    expect(result).toMatchObject({ resealed: 2, unopened: 1, destroyed: 1, waiting: 1 })
    await at.db.execute(sql`update credential_values set ref = 'password'`)
    expect(await at.countOpening(await at.startVault())).toBe(3)
  })

  it('go on after a kill with the version that was begun', { timeout: 60_000 }, async () => {
    await at.keepValues(250)
    await expect(rotate({ onProgress: killed })).rejects.toThrow('killed')
    expect(await at.countOpening(await at.startVault())).toBe(250)

    expect(await rotate()).toMatchObject({ version: 2, isResumed: true, resealed: 50 })

    expect(await at.countOpening(await at.startVault())).toBe(250)
  })

  it('are written down, each opening by itself', async () => {
    await at.keepValues(3)
    await rotate()
    const { items } = await at.audit.list(projectId, {}, { limit: 3, offset: 0 })
    expect(items.map(({ purpose }) => purpose)).toEqual([
      'rotate_keys',
      'rotate_keys',
      'rotate_keys',
    ])
  })
})

describe('a new key-encryption key', () => {
  it('takes the place of the file, and the old one opens nothing', async () => {
    await at.keepValues(3)
    const running = await at.startVault()
    const oldRoot = await readFile(path.join(at.folder, 'master-key'), 'utf8')

    const { rewrapped, keyEncryptionId } = await rotateKek(at, quietly)

    expect(rewrapped).toBe(2)
    const newRoot = await readFile(path.join(at.folder, 'master-key'), 'utf8')
    expect(newRoot).not.toBe(oldRoot)
    expect((await at.ring.current()).id).toBe(keyEncryptionId)
    expect(await at.keys.count(keyEncryptionId)).toEqual({ all: 2, wrapped: 2 })
    // Another process, and the one that runs since before.
    expect(await at.countOpening(await at.startVault())).toBe(3)
    expect(await at.countOpening(running)).toBe(3)
  })

  it('goes on after a kill: in between everything opens', async () => {
    await at.keepValues(3)
    await expect(rotateKek(at, killed)).rejects.toThrow('killed')
    expect(await at.countOpening(await at.startVault())).toBe(3)

    expect(await rotateKek(at, quietly)).toMatchObject({ rewrapped: 0 })

    expect(await at.countOpening(await at.startVault())).toBe(3)
  })

  it('moves from the file to the environment, and from there to the next one', async () => {
    await at.keepValues(3)
    const { folder } = at
    const [environmentKey, nextEnvironmentKey] = [0, 1].map(() => parseRootKey(newRootKey()))

    const moved = createLocalKeyRing({ folder, environmentKey })
    expect(await rotateKek({ ...at, ring: moved }, quietly)).toMatchObject({ rewrapped: 2 })
    await expect(readFile(path.join(folder, 'master-key'))).rejects.toThrow()
    expect(await at.countOpening(await at.startVault(moved))).toBe(3)

    const both = createLocalKeyRing({ folder, environmentKey, nextEnvironmentKey })
    expect(await rotateKek({ ...at, ring: both }, quietly)).toMatchObject({ rewrapped: 2 })
    const after = createLocalKeyRing({ folder, environmentKey: nextEnvironmentKey })
    expect(await at.countOpening(await at.startVault(after))).toBe(3)
  })

  it('takes along what a server wraps by the old one at the last moment', async () => {
    await at.keepValues(1)
    const old = await at.ring.current()
    const latecomer = async () => {
      const made = await makeKeys(organisationId, 2, old, at.now())
      await at.keys.add(made)
    }
    const ring = {
      ...at.ring,
      finishRotation: () => latecomer().then(at.ring.finishRotation),
    }

    expect(await rotateKek({ ...at, ring }, quietly)).toMatchObject({ rewrapped: 4 })

    await at.keepValues(1)
    expect(await at.countOpening(await at.startVault())).toBe(2)
  })

  it('leaves the old one alone when a key does not unwrap', async () => {
    await at.keepValues(1)
    await at.db.execute(
      sql`update organisation_keys set public_key = 'AAAA' where suite like 'p256%'`,
    )
    await expect(rotateKek(at, quietly)).rejects.toThrow()
    expect(await at.countOpening(await at.startVault())).toBe(1)
  })
})

it('a worker without the key that wrapped what is stored does not start', async () => {
  await at.keepValues(1)
  const other = createLocalKeyRing({
    folder: at.folder,
    environmentKey: parseRootKey(newRootKey()),
  })
  // The file is still within its reach, until it is gone.
  expect(await at.countOpening(await at.startVault(other))).toBe(1)
  await at.db.execute(sql`update organisation_keys set wrapped_by = 'file:0000000000000000'`)
  await expect(at.startVault()).rejects.toThrow(/MANAGED_AUTH_MASTER_KEY/)
})

it('every lasting column of sealed texts is known to the rotation', async () => {
  const result = await at.db.execute(sql`
    select table_name || '.' || column_name as name from information_schema.columns
    where column_name like 'sealed%' and table_schema = 'public' order by 1`)
  const { rows } = result as unknown as { rows: { name: string }[] }
  // Both wait for seconds; a reply is sealed to a key of the process that asked.
  const passing = ['errands.sealed_reply', 'flow_answers.sealed']
  const lasting = rows.map(({ name }) => name).filter((name) => !passing.includes(name))
  expect(lasting).toEqual([...at.texts.places].sort())
})
