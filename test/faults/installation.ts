import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres, freePort, startPostgres } from '@managed-auth/backend/testing'
import { type RunningProgram, startProgram } from '../support/child.ts'

const backendFolder = path.resolve(import.meta.dirname, '../../backend')

export type Role = 'api' | 'worker'

/** A backend as operators run it: one API process and two workers on a PostgreSQL server. */
export interface Installation {
  apiUrl: string
  apiKey: string
  databaseUrl: string
  /** The variables of a worker. */
  workerEnv: Record<string, string>
  processes(role: Role): RunningProgram[]
  /** Ends one without asking, or asks it to end, and starts another in its place. */
  replace(role: Role, which: number, how: 'kill' | 'close'): Promise<void>
  /** Starts anew what has ended without being asked to. @returns What that was. */
  reviveFallen(): Promise<Role[]>
  /** The browsers that a worker started. */
  browsersOf(worker: RunningProgram): number[]
  restartPostgres(): Promise<void>
  /** Everything all processes have printed, the ended ones as well. */
  logs(): string
  close(): Promise<void>
}

/** Short, so that a dead worker is noticed soon. */
export const leaseMs = 1_000

/** @throws {Error} When no PostgreSQL server is installed. */
export async function startInstallation(): Promise<Installation> {
  const bin = findPostgres()
  if (!bin) throw new Error('This needs a PostgreSQL server: apt-get install postgresql')
  const postgres = await startPostgres(bin)
  const folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-faults-'))
  const apiPort = await freePort()
  const apiKey = 'sk_test_faults_0123456789abcdef'
  const all: RunningProgram[] = []
  const running: Record<Role, RunningProgram[]> = { api: [], worker: [] }

  const envOf = (role: Role) => ({
    PORT: role === 'api' ? String(apiPort) : '0',
    DATABASE_URL: postgres.url,
    MANAGED_AUTH_ROLE: role,
    MANAGED_AUTH_API_KEY: apiKey,
    MANAGED_AUTH_DATA_DIR: path.join(folder, role),
    MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
    MANAGED_AUTH_LEASE_MS: String(leaseMs),
    MANAGED_AUTH_LOG_LEVEL: 'info',
    ...(role === 'api' && { CHROMIUM_PATH: '' }),
  })
  const start = async (role: Role) => {
    const program = await startProgram(['--import', 'tsx', 'src/main.ts'], {
      cwd: backendFolder,
      env: envOf(role),
      until: /listens on (http:\S+)/,
    })
    all.push(program)
    return program
  }

  // The first worker makes the keys; more of them find these.
  running.worker.push(await start('worker'))
  const [api, second] = await Promise.all([start('api'), start('worker')])
  running.api.push(api)
  running.worker.push(second)

  return {
    apiUrl: `http://localhost:${apiPort}`,
    apiKey,
    databaseUrl: postgres.url,
    workerEnv: envOf('worker'),
    processes: (role) => running[role],
    async replace(role, which, how) {
      const [gone] = running[role].splice(which, 1)
      await gone?.[how]()
      running[role].push(await start(role))
    },
    async reviveFallen() {
      const fallen: Role[] = []
      for (const role of ['worker', 'api'] as const) {
        const gone = running[role].filter(({ pid }) => !isAlive(pid))
        running[role] = running[role].filter((program) => !gone.includes(program))
        for (const _ of gone) {
          fallen.push(role)
          running[role].push(await start(role))
        }
      }
      return fallen
    },
    browsersOf: ({ pid }) => childrenOf(pid).filter((child) => /chrom/i.test(commandOf(child))),
    restartPostgres: () => postgres.restart(),
    logs: () => all.map(({ output }) => output()).join('\n'),
    async close() {
      await Promise.all(all.map(({ kill }) => kill()))
      await postgres.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It ended while the list was read.
    return ''
  }
}

const commandOf = (pid: number) => read(`/proc/${pid}/cmdline`)

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    // After the name in brackets: the state, then the parent (proc_pid_stat(5)).
    .filter((pid) => Number(read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1]) === parent)
    .map(Number)
