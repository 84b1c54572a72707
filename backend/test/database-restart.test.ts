import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '../src/flows/jobs.ts'
import { createQueue } from '../src/queue/create-queue.ts'
import { listenForChanges } from '../src/store/changes.ts'
import { type Database, openServerDatabase } from '../src/store/database.ts'
import { isAway } from '../src/store/is-away.ts'
import { findPostgres, type RunningPostgres, startPostgres } from './start-postgres.ts'
import { silentLog } from './vault-in-memory.ts'

const postgres = findPostgres()

describe.skipIf(!postgres)('a database server that is restarted', () => {
  let server: RunningPostgres
  let database: Database

  beforeAll(async () => {
    server = await startPostgres(postgres ?? '')
    database = await openServerDatabase(server.url)
  }, 60_000)
  afterAll(async () => {
    await database?.close()
    await server?.close()
  })

  it('is waited for by what is asked meanwhile', async () => {
    await database.run('select 1')
    const restarted = server.restart()
    const asked = Promise.allSettled(
      Array.from({ length: 20 }, () => database.run('select 1 as one')),
    )
    await restarted
    const answers = await asked
    // What was on its way when it broke off is not sent again here.
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(isAway(answer.reason)).toBe(true)
      else expect(answer.value.rows).toEqual([{ one: 1 }])
    }
    expect((await database.run('select 2 as two')).rows).toEqual([{ two: 2 }])
  })

  it('undoes a transaction that it broke off, and says so', async () => {
    await database.run('create table half (done integer)')
    const broken = database.db.transaction(async (tx) => {
      await tx.execute(sql`insert into half values (1)`)
      await server.restart()
      await tx.execute(sql`insert into half values (2)`)
    })
    const error = await broken.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(isAway(error)).toBe(true)
    expect((await database.run('select * from half')).rows).toEqual([])
  })

  it('is heard again by who listens, and who came while it was away is heard too', async () => {
    const changes = await listenForChanges(database)
    const rings: (() => void)[] = []
    changes.subscribe('ma_1', () => rings.shift()?.())
    const ring = () => new Promise<void>((resolve) => rings.push(resolve))
    const deaf = ring()
    const restarted = server.restart()
    let called: () => void = () => undefined
    const heardLate = new Promise<void>((resolve) => {
      called = resolve
    })
    await database.listen('late', called, () => undefined)
    await restarted
    await deaf

    const heard = ring()
    await database.run(`select pg_notify('connection_changed', 'ma_1'), pg_notify('late', '')`)
    await Promise.all([heard, heardLate])
  })

  it('keeps its jobs, which are done afterwards', async () => {
    const queue = await createQueue({ run: database.run, listen: database.listen, log: silentLog })
    const done: string[] = []
    const waiting = new Map<string, () => void>()
    const isDone = (id: string) => new Promise<void>((resolve) => waiting.set(id, resolve))
    const stop = await queue.work('health-check', 2, async ({ connectionId }) => {
      done.push(connectionId)
      waiting.get(connectionId)?.()
    })
    const job = (connectionId: string): Job => ({
      name: 'health-check',
      data: { connectionId, projectId: 'proj_1' },
      key: connectionId,
    })
    const [first, second] = [isDone('ma_1'), isDone('ma_2')]
    await queue.add([job('ma_1')])
    await first
    await server.restart()
    await queue.add([job('ma_2')])
    await second
    await stop()
    await queue.close()
    expect(done).toContain('ma_2')
  })
})

it.each([
  ['refuses', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  ['starts up', Object.assign(new Error('starting'), { code: '57P03' }), true],
  ['broke off', new Error('Connection terminated unexpectedly'), true],
  ['found a value twice', Object.assign(new Error('duplicate'), { code: '23505' }), false],
  ['is asked nonsense', Object.assign(new Error('syntax'), { code: '42601' }), false],
])('tells a database that %s', (_what, cause, expected) => {
  expect(isAway(new Error('Failed query', { cause }))).toBe(expected)
})
