import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleLite } from 'drizzle-orm/pglite'
import type pg from 'pg'
import type { RunSql } from '../flows/jobs.ts'
import { lockFolder } from './folder-lock.ts'
import { openListener } from './listener.ts'
import { PatientPool } from './patient-pool.ts'
import * as schema from './schema.ts'

type Tables = typeof schema

/** A handle for queries: the database itself or a transaction on it. */
export type Db = PgDatabase<PgQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>

/** The same tables and SQL on the embedded database and on a real server. */
export interface Database {
  db: Db
  /** Runs statements written by others; several at once when there are no values. */
  run: RunSql
  /**
   * Calls `onPayload` with every notification on `channel`, from any process, and `onGap` when some
   * may have been missed.
   */
  listen(channel: string, onPayload: (payload: string) => void, onGap: () => void): Promise<void>
  close(): Promise<void>
}

/** Any number that nothing else in the database locks by. */
const migrationLock = 5_171_023

const options = { schema, casing: 'snake_case' } as const

/** Opens the PostgreSQL server at `url` and brings its tables up to date. */
export async function openServerDatabase(url: string): Promise<Database> {
  const pool = new PatientPool({ connectionString: url, keepAlive: true })
  // An idle connection that breaks is replaced by the pool; without a listener it ends the process.
  pool.on('error', () => undefined)
  // So does one that breaks between two statements of a transaction: the next statement fails.
  pool.on('connect', (taken) => void taken.on('error', () => undefined))
  const client = await pool.connect()
  try {
    // One process at a time: those that start together find the tables up to date.
    await client.query(`select pg_advisory_lock(${migrationLock})`)
    await migrate((text, values) => client.query(text, values))
  } finally {
    await client.query('select pg_advisory_unlock_all()')
    client.release()
  }
  const listener = await openListener(url)
  return {
    db: drizzlePg(pool, options),
    run: async (text, values) => {
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values)
      return { rows: [result].flat().flatMap(({ rows }) => rows) }
    },
    listen: listener.listen,
    async close() {
      await listener.close()
      await pool.end()
    },
  }
}

/**
 * Opens the embedded database in `folder`, or in memory without one.
 * @throws {Error} When another process holds the folder: two would corrupt it.
 */
export async function openEmbeddedDatabase(folder: string | undefined): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = folder ? await lockFolder(folder) : undefined
  const lite = await PGlite.create(folder ? path.join(folder, 'database') : 'memory://')
  await migrate(async (text, values) => {
    // `query` takes one statement; a migration file holds many.
    if (values) return lite.query<Row>(text, values)
    await lite.exec(text)
    return { rows: [] }
  })
  return {
    db: drizzleLite(lite, options),
    run: (text, values) => runOnLite(lite, text, values),
    async listen(channel, onPayload) {
      await lite.listen(channel, onPayload)
    },
    async close() {
      await lite.close()
      await unlock?.()
    },
  }
}

/** One session serves all: a failed block of statements must not leave it in a dead transaction. */
async function runOnLite(lite: PGlite, text: string, values: unknown[] = []) {
  if (values.length > 0) return lite.query(text, values)
  try {
    const results = await lite.exec(text)
    return { rows: results.flatMap(({ rows }) => rows) }
  } catch (error) {
    await lite.exec('rollback')
    throw error
  }
}

type Row = Record<string, unknown>
type Run = (text: string, values?: string[]) => Promise<{ rows: Row[] }>

const sqlFolder = path.join(import.meta.dirname, 'sql')

/** Runs the files of sql/ that this database has not seen, in the order of their names. */
async function migrate(run: Run): Promise<void> {
  await run('create table if not exists migrations (name text primary key)')
  const files = (await readdir(sqlFolder)).filter((name) => name.endsWith('.sql')).sort()
  for (const name of files) {
    const { rows } = await run('select name from migrations where name = $1', [name])
    if (rows.length > 0) continue
    const text = await readFile(path.join(sqlFolder, name), 'utf8')
    try {
      await run(`begin;\n${text}\ninsert into migrations (name) values ('${name}');\ncommit;`)
    } catch (error) {
      await run('rollback')
      throw error
    }
  }
}
