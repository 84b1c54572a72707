import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listenForChanges } from '../src/store/changes.ts'
import { type Database, openServerDatabase } from '../src/store/database.ts'
import { findPostgres, startPostgres } from './start-postgres.ts'

const postgres = findPostgres()
let server: { url: string; close(): Promise<void> }
let database: Database

beforeAll(async () => {
  if (!postgres) return
  server = await startPostgres(postgres)
  database = await openServerDatabase(server.url)
}, 60_000)
afterAll(async () => {
  await database?.close()
  await server?.close()
})

it.skipIf(!postgres)(
  'hears again after every connection was cut, and says that it was deaf',
  async () => {
    const changes = await listenForChanges(database)
    const rings: (() => void)[] = []
    changes.subscribe('ma_1', () => rings.shift()?.())
    const ring = () => new Promise<void>((resolve) => rings.push(resolve))
    const other = new pg.Client({ connectionString: server.url })
    await other.connect()

    const deaf = ring()
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    )
    await deaf

    const heard = ring()
    await other.query(`select pg_notify('connection_changed', 'ma_1')`)
    await heard
    await other.end()
    expect(rings).toEqual([])
  },
)

it.skipIf(!postgres)(
  'lets processes that start together bring the tables up to date once',
  async () => {
    const name = 'together'
    await database.db.execute(`create database ${name}`)
    const url = server.url.replace(/[^/]+$/, name)
    const opened = await Promise.all([1, 2, 3].map(() => openServerDatabase(url)))
    for (const one of opened) await one.close()
    expect(opened).toHaveLength(3)
  },
)
