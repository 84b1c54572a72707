import { execFileSync, spawn } from 'node:child_process'
import { accessSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from './free-port.ts'

/** The folder of the newest installed PostgreSQL server, if there is one. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = (() => {
    try {
      return readdirSync(root).sort((a, b) => Number(b) - Number(a))
    } catch {
      return []
    }
  })()
  return versions
    .map((version) => path.join(root, version, 'bin'))
    .find((folder) => {
      try {
        accessSync(path.join(folder, 'initdb'))
        return true
      } catch {
        return false
      }
    })
}

/** PostgreSQL refuses to run as root: then the user its package made runs it. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

export interface RunningPostgres {
  url: string
  /** Where its files are. */
  folder: string
  /** Runs SQL as the owner of everything. */
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>
  /** Breaks off whatever runs, as a crash would, and starts again: `pg_ctl restart -m immediate`. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A PostgreSQL server of its own in a temporary folder, gone after `close`. */
export async function startPostgres(bin: string): Promise<RunningPostgres> {
  const user = serverUser()
  const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'))
  if (user) await chown(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const options = { ...user, cwd: folder }
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'],
    { ...options, stdio: 'ignore' },
  )

  const port = await freePort()
  const start = async () => {
    const child = spawn(
      path.join(bin, 'postgres'),
      ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port), '-F'],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await new Promise<void>((resolve, reject) => {
      let output = ''
      child.stderr.on('data', (chunk) => {
        output += chunk
        if (output.includes('ready to accept connections')) resolve()
      })
      child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${output}`)))
    })
    const stop = async (signal: 'SIGINT' | 'SIGQUIT') => {
      child.kill(signal)
      await ended
    }
    return { stop }
  }
  let server = await start()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  return {
    url,
    folder,
    async query(text) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query(text)
      await client.end()
      return { rows }
    },
    async restart() {
      await server.stop('SIGQUIT')
      server = await start()
    },
    async close() {
      await server.stop('SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
