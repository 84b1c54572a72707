import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../src/flows/jobs.ts'
import { createQueue, type Queue } from '../src/queue/create-queue.ts'
import type { Database } from '../src/store/database.ts'
import { runOn } from '../src/store/run-sql.ts'
import { databases } from './open-databases.ts'

const silent = () => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }
const job = (key: string): Job => ({
  name: 'health-check',
  data: { connectionId: key, projectId: "proj_o'brien" },
  key,
})

describe.each(databases)('the queue on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let queue: Queue
  const start = () => createQueue({ run: database.run, listen: database.listen, log })

  beforeAll(async () => {
    database = await open()
    queue = await start()
  }, 60_000)
  afterAll(async () => {
    await queue.close()
    await database.close()
  })
  beforeEach(async () => void (await database.run('delete from pgboss.job')))

  /** Resolves with the keys of the first jobs done, after so many. */
  async function doneAfter(count: number, add: () => Promise<void>): Promise<string[]> {
    const done: string[] = []
    let enough: () => void = silent
    const all = new Promise<void>((resolve) => {
      enough = resolve
    })
    const stop = await queue.work('health-check', 2, async ({ connectionId }) => {
      done.push(connectionId)
      if (done.length === count) enough()
    })
    await add()
    await all
    await stop()
    return done.sort()
  }

  it('does what is added, each job once', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e']
    expect(await doneAfter(5, () => queue.add(keys.map(job)))).toEqual(keys)
    const { rows } = await database.run("select state from pgboss.job where state <> 'completed'")
    expect(rows).toEqual([])
  })

  it('keeps one waiting job a key', async () => {
    await queue.add([job('a'), job('b')])
    await queue.add([job('a')])
    expect(await doneAfter(3, () => queue.add([job('c')]))).toEqual(['a', 'b', 'c'])
  })

  it('adds nothing when the transaction of the caller fails', async () => {
    const failing = database.db.transaction(async (tx) => {
      await queue.add([job('a')], runOn(tx))
      throw new Error('No.')
    })
    await expect(failing).rejects.toThrow('No.')
    await database.db.transaction((tx) => queue.add([job('b')], runOn(tx)))
    const { rows } = await database.run('select data from pgboss.job')
    expect(rows).toEqual([{ data: job('b').data }])
  })

  it('does no more at once than it is told', async () => {
    let running = 0
    let most = 0
    let done = 0
    let enough: () => void = silent
    const all = new Promise<void>((resolve) => {
      enough = resolve
    })
    const stop = await queue.work('health-check', 2, async () => {
      running += 1
      most = Math.max(most, running)
      await database.run('select 1')
      running -= 1
      done += 1
      if (done === 6) enough()
    })
    await queue.add(['a', 'b', 'c', 'd', 'e', 'f'].map(job))
    await all
    await stop()
    expect(most).toBe(2)
  })

  it('keeps a job that failed for another try, without what went wrong', async () => {
    let failed: () => void = silent
    const tried = new Promise<void>((resolve) => {
      failed = resolve
    })
    const stop = await queue.work('health-check', 1, async () => {
      failed()
      throw new Error('canary-5d1')
    })
    await queue.add([job('a')])
    await tried
    await stop()
    const { rows } = await database.run('select state::text, output::text from pgboss.job')
    expect(rows).toMatchObject([{ state: 'retry' }])
    expect(JSON.stringify(rows)).not.toContain('canary-5d1')
  })

  it('stops what is under way when it ends, and leaves it for others', async () => {
    let begun: () => void = silent
    const began = new Promise<void>((resolve) => {
      begun = resolve
    })
    const stop = await queue.work('health-check', 1, async (_data, { signal }) => {
      begun()
      await new Promise((_resolve, reject) => signal.addEventListener('abort', reject))
    })
    await queue.add([job('a')])
    await began
    await stop()
    const { rows } = await database.run('select state::text from pgboss.job')
    expect(rows).toEqual([{ state: 'retry' }])
  })

  it('starts in several processes at once', async () => {
    const others = await Promise.all([start(), start(), start()])
    for (const other of others) await other.close()
    expect(others).toHaveLength(3)
  })
})
