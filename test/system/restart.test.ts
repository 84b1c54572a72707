import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningProgram, startProgram } from '../support/child.ts'

// The backend as its operator runs it: a process of its own with a data folder.

const backendFolder = path.resolve(import.meta.dirname, '../../backend')
let running: RunningSites
let dataDir: string
const started: RunningProgram[] = []

beforeAll(async () => {
  running = await startSites()
  dataDir = await mkdtemp(path.join(tmpdir(), 'managed-auth-restart-'))
})
afterAll(async () => {
  // A test that fails half-way leaves none behind.
  for (const program of started) await program.kill()
  await running.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function startBackend() {
  const program = await startProgram(['--import', 'tsx', 'src/main.ts'], {
    cwd: backendFolder,
    env: {
      PORT: '0',
      MANAGED_AUTH_API_KEY: '',
      DATABASE_URL: '',
      MANAGED_AUTH_DATA_DIR: dataDir,
      MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
      MANAGED_AUTH_LOG_LEVEL: 'debug',
    },
    until: /listens on (http:\S+)/,
  })
  started.push(program)
  const [, apiKey] = program.output().match(/shown this once: (sk_\S+)/) ?? []
  return { ...program, url: program.ready[1] ?? '', apiKey }
}

const { identifier, password } = sites[0]?.account ?? { identifier: '', password: '' }

/** Logs in to harbor up to the pause, or through it. */
async function logIn(kernel: Kernel, profile: string, through: boolean) {
  const connection = await kernel.auth.connections.create({
    domain: running.hostOf('harbor'),
    profile_name: profile,
  })
  await kernel.auth.connections.login(connection.id)
  for await (const event of await kernel.auth.connections.follow(connection.id)) {
    if (event.event !== 'managed_auth_state' || event.flow_step !== 'AWAITING_INPUT') continue
    if (!through) break
    await kernel.auth.connections.submit(connection.id, { fields: { email: identifier, password } })
  }
  return connection.id
}

/** Goes on with a login that was asking when its backend went away. */
async function goOn(kernel: Kernel, id: string) {
  const asked = await kernel.auth.connections.retrieve(id)
  expect(asked).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
  await kernel.auth.connections.submit(id, { fields: { email: identifier, password } })
  const verdicts: string[] = []
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event === 'managed_auth_state') verdicts.push(event.flow_status)
  }
  expect(verdicts.at(-1)).toBe('SUCCESS')
}

async function readAllFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = files.map((file) => readFile(path.join(file.parentPath, file.name), 'latin1'))
  return (await Promise.all(texts)).join('\n')
}

it('shows its first key once, keeps everything over restarts and stores nothing readable', async () => {
  const first = await startBackend()
  const apiKey = first.apiKey ?? ''
  expect(apiKey).toMatch(/^sk_/)
  const kernel = new Kernel({ apiKey, baseURL: first.url })
  const done = await logIn(kernel, 'kept', true)
  const left = await logIn(kernel, 'interrupted', false)
  await first.close()

  const second = await startBackend()
  expect(second.apiKey).toBeUndefined()
  const again = new Kernel({ apiKey, baseURL: second.url })
  expect(await again.auth.connections.retrieve(done)).toMatchObject({ status: 'AUTHENTICATED' })
  await goOn(again, left)

  // Killed without a chance to say goodbye: the next start goes on with what it left running.
  const killed = await logIn(again, 'killed', false)
  await second.kill()
  const third = await startBackend()
  const last = new Kernel({ apiKey, baseURL: third.url })
  await goOn(last, killed)
  await third.close()

  const kept = `${await readAllFiles(dataDir)}${first.output()}${second.output()}${third.output()}`
  expect(kept).toContain('AUTHENTICATED')
  for (const encoded of [password, encodeURIComponent(password), btoa(password)]) {
    expect(kept.includes(encoded), 'the password lies readable in files or logs').toBe(false)
  }
  expect(kept.split(apiKey)).toHaveLength(2)
})
