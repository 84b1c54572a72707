import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres, freePort, queryServer, startPostgres } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningProgram, startProgram } from '../support/child.ts'
import { account, type CountingSite, startCountingSite } from '../support/counting-site.ts'
import { downloadState } from '../support/download-state.ts'

// One API process and two workers on one PostgreSQL server, each ended without warning in turn.

const postgres = findPostgres()
const backendFolder = path.resolve(import.meta.dirname, '../../backend')
const apiKey = 'sk_test_workers_0123456789abcdef'
const { email, password } = account

describe.skipIf(!postgres)('logins over several processes', () => {
  let database: { url: string; close(): Promise<void> }
  let site: CountingSite
  let folder: string
  let apiPort: number
  let api: RunningProgram
  let kernel: Kernel
  let profiles = 0
  const workers = new Map<string, RunningProgram>()

  const start = (role: string, port: number) =>
    startProgram(['--import', 'tsx', 'src/main.ts'], {
      cwd: backendFolder,
      env: {
        PORT: String(port),
        DATABASE_URL: database.url,
        MANAGED_AUTH_ROLE: role,
        MANAGED_AUTH_API_KEY: apiKey,
        // The API has a folder of its own: what unwraps private keys lies with the workers.
        MANAGED_AUTH_DATA_DIR: path.join(folder, role),
        MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
        MANAGED_AUTH_LEASE_MS: '1500',
        MANAGED_AUTH_LOG_LEVEL: 'info',
        // The API starts no browser: it must not need one.
        ...(role === 'api' && { CHROMIUM_PATH: '' }),
      },
      until: /listens on (http:\S+)/,
    })
  const startWorker = async (name: string) => void workers.set(name, await start('worker', 0))

  beforeAll(async () => {
    database = await startPostgres(postgres ?? '')
    site = await startCountingSite()
    folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-workers-'))
    apiPort = await freePort()
    api = await start('api', apiPort)
    await Promise.all(['one', 'two'].map(startWorker))
    kernel = new Kernel({ apiKey, baseURL: `http://localhost:${apiPort}` })
  })
  afterAll(async () => {
    for (const program of [...workers.values(), api]) await program?.kill()
    await site?.close()
    await database?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  async function connect(): Promise<string> {
    profiles += 1
    const profile = `person-${profiles}`
    const created = await kernel.auth.connections.create({
      domain: site.host,
      profile_name: profile,
    })
    await kernel.auth.connections.login(created.id)
    return created.id
  }

  /** Follows until the login is at `step`. */
  async function reaches(id: string, step: string): Promise<void> {
    for await (const event of await kernel.auth.connections.follow(id)) {
      if (event.event === 'managed_auth_state' && event.flow_step === step) return
    }
    throw new Error(`The login ended before it was at ${step}.`)
  }

  const answer = (id: string) => kernel.auth.connections.submit(id, { fields: { email, password } })

  async function verdict(id: string): Promise<string | null | undefined> {
    for await (const event of await kernel.auth.connections.follow(id)) {
      if (event.event === 'managed_auth_state' && event.flow_status !== 'IN_PROGRESS') {
        return event.flow_status
      }
    }
    return undefined
  }

  /** Ends the process that drives the latest login, without warning. */
  async function killDriver(id: string): Promise<void> {
    const driver = await driverOf(id)
    await driver.kill()
  }

  /** The process that says it drives the latest login. It counts as gone from now on. */
  async function driverOf(id: string): Promise<RunningProgram> {
    const events = (await kernel.auth.connections.timeline(id)).getPaginatedItems()
    const flow = events.find(({ type }) => type !== 'health_check')
    const says = (line: string) =>
      line.includes(flow?.id ?? '-') && line.includes('a flow is driven here')
    const driver = [...workers].find(([, { output }]) => output().split('\n').some(says))
    if (!driver) throw new Error('Nobody drives this login.')
    workers.delete(driver[0])
    return driver[1]
  }

  it('logs in, with the browser in another process than the API', async () => {
    const before = site.passwords.length
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    await answer(id)
    expect(await verdict(id)).toBe('SUCCESS')
    expect(site.passwords.slice(before)).toEqual([password])
  })

  it('opens nothing in the API: a worker gives codes and profiles', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    await answer(id)
    await verdict(id)
    const totp = { name: 'with-totp', domain: site.host, values: { email } }
    await kernel.credentials.create({ ...totp, totp_secret: 'JBSWY3DPEHPK3PXP' })

    const { code } = await kernel.credentials.totpCode('with-totp')
    const state = await downloadState(kernel, `person-${profiles}`)

    expect(code).toMatch(/^\d{6}$/)
    expect(await state.text()).toContain('session')
    expect(await readdir(path.join(folder, 'api'))).toEqual(['api-secret'])
  })

  it('goes on in another worker while a person types, who notices nothing', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    const asked = await kernel.auth.connections.retrieve(id)
    const before = site.passwords.length

    await killDriver(id)
    await answer(id)

    expect(await verdict(id)).toBe('SUCCESS')
    expect(site.passwords.slice(before)).toEqual([password])
    expect(asked.fields?.map(({ ref }) => ref)).toEqual(['email', 'password'])
    await startWorker('three')
  })

  it('asks again, and sends nothing again by itself, when a worker dies with a password on its way', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    const before = site.passwords.length
    site.hold()
    await answer(id)
    await site.received(before + 1)

    site.release()
    await killDriver(id)
    await reaches(id, 'AWAITING_INPUT')
    expect(site.passwords.slice(before)).toEqual([password])
    await answer(id)

    expect(await verdict(id)).toBe('SUCCESS')
    expect(site.passwords.slice(before)).toEqual([password, password])
    await startWorker('four')
  })

  it('does not type a saved password twice either', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    await answer(id)
    await verdict(id)
    site.endSessions()
    const before = site.passwords.length

    site.hold()
    await kernel.auth.connections.login(id)
    await site.received(before + 1)
    site.release()
    await killDriver(id)

    await reaches(id, 'AWAITING_INPUT')
    expect(site.passwords.slice(before)).toEqual([password])
    await answer(id)
    expect(await verdict(id)).toBe('SUCCESS')
    expect(site.passwords.slice(before)).toHaveLength(2)
    await startWorker('five')
  })

  it('follows on through another API process', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    await api.kill()
    api = await start('api', apiPort)

    await reaches(id, 'AWAITING_INPUT')
    await answer(id)
    expect(await verdict(id)).toBe('SUCCESS')
  })

  it('goes on when every connection to the database was cut', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    await queryServer(
      database.url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    await vi.waitFor(() => reaches(id, 'AWAITING_INPUT'), { timeout: 30_000 })
    await answer(id)
    expect(await verdict(id)).toBe('SUCCESS')
  })

  it('checks what is due, and sends nothing again when a worker dies in the login that follows', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    await answer(id)
    await verdict(id)
    site.endSessions()
    const before = site.passwords.length

    site.hold()
    const due = 'update connections set next_check_at = now() where id = $1'
    await queryServer(database.url, due, [id])
    await site.received(before + 1)
    site.release()
    await killDriver(id)

    expect(await verdict(id)).toBe('FAILED')
    expect(await kernel.auth.connections.retrieve(id)).toMatchObject({
      status: 'NEEDS_AUTH',
      flow_type: 'REAUTH',
      error_code: 'browser_error',
    })
    expect(site.passwords.slice(before)).toEqual([password])
    await startWorker('six')
  })

  it('hands its logins over when it is asked to stop', async () => {
    const id = await connect()
    await reaches(id, 'AWAITING_INPUT')
    const driver = await driverOf(id)
    await driver.close()
    await answer(id)
    expect(await verdict(id)).toBe('SUCCESS')
  })
})
