import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAccess } from '../src/store/access.ts'
import { type Database, openEmbeddedDatabase, openServerDatabase } from '../src/store/database.ts'
import { addOldKeys, countUnwrapping } from './old-keys.ts'
import { findPostgres, startPostgres } from './start-postgres.ts'
import { noon } from './vault-in-memory.ts'
import { type KeptValues, organisationId, vaultIn } from './vault-on-database.ts'

const bin = path.resolve(import.meta.dirname, '../bin/vault')
const postgres = findPostgres()
/** More than one batch of either rotation. */
const manyTexts = 450
const manyKeys = 6_000

interface Installation {
  folder: string
  env: Record<string, string>
  open: () => Promise<Database>
  close: () => Promise<void>
}

const newFolder = () => mkdtemp(path.join(tmpdir(), 'vault-command-'))

const installations: [string, boolean, () => Promise<Installation>][] = [
  [
    'embedded',
    true,
    async () => {
      const folder = await newFolder()
      const close = () => rm(folder, { recursive: true, force: true })
      return { folder, env: {}, open: () => openEmbeddedDatabase(folder), close }
    },
  ],
  [
    'server',
    postgres !== undefined,
    async () => {
      const folder = await newFolder()
      const server = await startPostgres(postgres ?? '')
      const close = async () => {
        await server.close()
        await rm(folder, { recursive: true, force: true })
      }
      const open = () => openServerDatabase(server.url)
      return { folder, env: { DATABASE_URL: server.url }, open, close }
    },
  ],
]

describe.each(installations)('the vault command on the %s database', (name, isHere, install) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let at: Installation
  const values: KeptValues = new Map()
  beforeAll(async () => {
    at = await install()
    await look(async ({ db, keepValues }) => {
      await openAccess(db, noon, undefined)
      await keepValues(manyTexts)
    })
  }, 120_000)
  afterAll(() => at.close())

  function start(...args: string[]): ChildProcess & { output: () => string } {
    const env = { ...process.env, ...at.env, MANAGED_AUTH_DATA_DIR: at.folder }
    const child = spawn(process.execPath, [bin, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk
      })
    }
    return Object.assign(child, { output: () => output })
  }

  async function run(...args: string[]): Promise<{ code: number | null; output: string }> {
    const child = start(...args)
    const [code] = await once(child, 'close')
    return { code, output: child.output() }
  }

  /** Kills it as soon as it tells of progress: in the middle of what comes after. */
  async function kill(...args: string[]): Promise<void> {
    const child = start(...args)
    const closed = once(child, 'close')
    await new Promise<void>((resolve, reject) => {
      child.stderr?.on('data', () => child.output().includes(' of ') && resolve())
      child.once('exit', () => reject(new Error(`it ended by itself: ${child.output()}`)))
    })
    child.kill('SIGKILL')
    await closed
  }

  /** Looks into the installation between two commands, as a server would. */
  async function look<T>(task: (vault: ReturnType<typeof vaultIn>) => Promise<T>): Promise<T> {
    const database = await at.open()
    try {
      return await task(vaultIn(database, at.folder, values))
    } finally {
      await database.close()
    }
  }
  const countOpening = () => look(async (vault) => vault.countOpening(await vault.startVault()))

  it('goes on with new keys after a kill, and every text opens', { timeout: 120_000 }, async () => {
    await kill('rotate-keys', organisationId)
    expect(await countOpening()).toBe(manyTexts)

    const { code, output } = await run('rotate-keys', organisationId)

    expect(output).toMatch(/org_default went on to version 2: \d+ texts sealed anew/)
    expect(code).toBe(0)
    expect(await countOpening()).toBe(manyTexts)
    const kept = name === 'embedded' ? [2, 2] : [2, 2, 1, 1]
    const versions = await look(({ keys }) => keys.ofOrganisation(organisationId))
    expect(versions.map(({ version }) => version)).toEqual(kept)
  })

  it('goes on with a new master key after a kill, and every key unwraps', {
    timeout: 120_000,
  }, async () => {
    const before = await readFile(path.join(at.folder, 'master-key'), 'utf8')
    const privateKeys = await look(({ db, ring }) => addOldKeys(db, ring, manyKeys, 1))
    await kill('rotate-kek')
    expect(await countOpening()).toBe(manyTexts)

    const { code, output } = await run('rotate-kek')

    expect(output).toMatch(/(\d+) of \1\n/)
    expect(code).toBe(0)
    expect(await readFile(path.join(at.folder, 'master-key'), 'utf8')).not.toBe(before)
    expect(await countOpening()).toBe(manyTexts)
    expect(await look(({ keys, ring }) => countUnwrapping(keys, ring, privateKeys))).toBe(manyKeys)
  })

  it('tells how things stand, and finds the audit log whole', { timeout: 60_000 }, async () => {
    const { output } = await run('status')
    expect(output).toMatch(
      /^Key-encryption key file:[0-9a-f]{16}: (\d+) of \1 keys are wrapped by it/,
    )
    expect(output).toMatch(/org_default "Default": version \d+ since /)

    const verified = await run('audit', 'verify')
    expect(verified.output).toMatch(/org_default: \d+ entries, whole, up to [0-9a-f]{64}/)
    expect(verified.code).toBe(0)
    await look(async ({ db }) => {
      await db.execute(sql`alter table audit_log disable trigger all`)
      await db.execute(sql`update audit_log set actor = 'nobody' where sequence = 7`)
    })
    const tampered = await run('audit', 'verify')
    expect(tampered.output).toContain('org_default: BROKEN at entry 7, changed')
    expect(tampered.code).toBe(1)
  })

  it('shreds when it is told twice', { timeout: 60_000 }, async () => {
    expect(await run('shred', organisationId)).toMatchObject({ code: 2 })
    expect(await countOpening()).toBe(manyTexts)
    expect(await run('shred', organisationId, '--yes')).toMatchObject({ code: 0 })
    expect(await countOpening()).toBe(0)
    expect((await run('status')).output).toContain('org_default "Default": shredded on ')
  })

  it('says in one sentence what it cannot do', { timeout: 60_000 }, async () => {
    expect(await run('rotate-keys', 'org_nowhere')).toMatchObject({
      code: 1,
      output: 'There is no organisation org_nowhere. "vault status" lists them.\n',
    })
    expect((await run('rotate')).output).toMatch(/^Usage: /)
    expect((await run('rotate')).code).toBe(2)
  })
})
