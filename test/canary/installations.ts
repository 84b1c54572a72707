import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres, openFolder, startPostgres } from '@managed-auth/backend/testing'
import { type RunningProgram, startProgram } from '../support/child.ts'
import { dumpDatabase, readFolder, type Trace } from './sinks.ts'

/** A backend as somebody would run it, and what it writes down. */
export interface Installation {
  baseUrl: string
  /** Everything its processes have printed, at the finest level. */
  logs(): Trace[]
  /** Whatever the processes and their browsers left lying about so far. */
  temporaryFiles(): Promise<Trace[]>
  /** Every file of the database and of the data folders. */
  files(): Promise<Trace[]>
  /** Ends the processes politely, then reads all tables. */
  stopAndDump(): Promise<Trace[]>
  close(): Promise<void>
}

const backendFolder = path.resolve(import.meta.dirname, '../../backend')
const postgres = findPostgres()

const startIn = async (folder: string, name: string, env: Record<string, string>) => {
  const temporary = path.join(folder, 'tmp', name)
  await mkdir(temporary, { recursive: true })
  return startProgram(['--import', 'tsx', 'src/main.ts'], {
    cwd: backendFolder,
    env: {
      PORT: '0',
      MANAGED_AUTH_DATA_DIR: path.join(folder, 'data', name),
      MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
      MANAGED_AUTH_LOG_LEVEL: 'trace',
      TMPDIR: temporary,
      ...env,
    },
    until: /listens on (http:\S+)/,
  })
}

const logsOf = (programs: RunningProgram[]): Trace[] =>
  programs.map((program) => ({ place: `log of ${program.pid}`, bytes: program.outputBytes() }))

/** One process with the embedded database. */
async function startEmbedded(apiKey: string): Promise<Installation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-canary-'))
  const data = path.join(folder, 'data')
  const env = { DATABASE_URL: '', MANAGED_AUTH_API_KEY: apiKey }
  const program = await startIn(folder, 'all', env)
  return {
    baseUrl: program.ready[1] ?? '',
    logs: () => logsOf([program]),
    temporaryFiles: () => readFolder(path.join(folder, 'tmp')),
    files: () => readFolder(data),
    async stopAndDump() {
      await program.close()
      const database = await openFolder(path.join(data, 'all', 'database'))
      const traces = await dumpDatabase((sql) => database.query(sql))
      await database.close()
      return traces
    },
    async close() {
      await program.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** An API process and a worker on a PostgreSQL server. */
async function startSplit(apiKey: string): Promise<Installation> {
  const server = await startPostgres(postgres ?? '')
  const folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-canary-'))
  const start = (role: string) =>
    startIn(folder, role, {
      DATABASE_URL: server.url,
      MANAGED_AUTH_API_KEY: apiKey,
      MANAGED_AUTH_ROLE: role,
    })
  const worker = await start('worker')
  const api = await start('api')
  return {
    baseUrl: api.ready[1] ?? '',
    logs: () => logsOf([api, worker]),
    temporaryFiles: () => readFolder(path.join(folder, 'tmp')),
    async files() {
      await server.query('checkpoint')
      return [
        ...(await readFolder(server.folder)),
        ...(await readFolder(path.join(folder, 'data'))),
      ]
    },
    async stopAndDump() {
      await api.close()
      await worker.close()
      return dumpDatabase(server.query)
    },
    async close() {
      await api.kill()
      await worker.kill()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const installations = [
  { name: 'in one process with its own database', isHere: true, start: startEmbedded },
  { name: 'in two processes on PostgreSQL', isHere: postgres !== undefined, start: startSplit },
]
