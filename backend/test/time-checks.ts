import { performance } from 'node:perf_hooks'
import { setTimeout as passTime } from 'node:timers/promises'
import { scheduleChecks } from '../src/flows/checks/schedule.ts'
import { createQueue } from '../src/queue/create-queue.ts'
import { openAccess } from '../src/store/access.ts'
import { openServerDatabase } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'

export interface ChecksTimed {
  /** Due connections handed out as jobs. */
  handedOut: number
  /** Jobs fetched, done and completed. */
  done: number
  seconds: number
  /** The same, a second, for each stretch of the time in turn. */
  rates: number[]
}

/**
 * Hands out the due checks of so many connections, as a worker does, and takes them as jobs that do
 * nothing, for some seconds, on a real server.
 *
 * @param size.stretches - How many parts of the time are told apart. @default 1
 */
export async function timeChecks(
  databaseUrl: string,
  size: { connections: number; seconds: number; workers: number; stretches?: number },
): Promise<ChecksTimed> {
  const { connections, seconds, workers, stretches = 1 } = size
  const database = await openServerDatabase(databaseUrl)
  const errors: object[] = []
  const silent = () => undefined
  const note = (fields: object) => void errors.push(fields)
  const log = { debug: silent, info: silent, warn: note, error: note }
  const queue = await createQueue({ run: database.run, listen: database.listen, log })
  try {
    const store = createStore(database.db)
    await openAccess(database.db, new Date(), undefined)
    await addDue(database.run, connections)
    let done = 0
    let handedOut = 0
    const jobs = {
      ...queue,
      add: (...added: Parameters<typeof queue.add>) => {
        handedOut += added[0].length
        return queue.add(...added)
      },
    }
    const began = performance.now()
    const stops = await Promise.all(
      Array.from({ length: workers }, () =>
        queue.work('health-check', 200, async () => {
          done += 1
        }),
      ),
    )
    const stopSchedules = Array.from({ length: workers }, () =>
      scheduleChecks({ store, jobs, now: () => new Date(), log }),
    )
    const rates: number[] = []
    for (let stretch = 0; stretch < stretches; stretch += 1) {
      const [before, from] = [done, performance.now()]
      await passTime((seconds * 1000) / stretches)
      rates.push((done - before) / ((performance.now() - from) / 1000))
    }
    const measured = { handedOut, done, seconds: (performance.now() - began) / 1000, rates }
    for (const stop of [...stopSchedules, ...stops]) await stop()
    if (errors.length > 0) throw new Error(`the queue failed: ${JSON.stringify(errors[0])}`)
    return measured
  } finally {
    await queue.close()
    await database.close()
  }
}

/** Connections of one profile whose checks are all due, and due again five minutes later. */
async function addDue(
  run: (text: string, values?: unknown[]) => Promise<object>,
  count: number,
): Promise<void> {
  await run(
    `insert into profiles (id, project_id, name, created_at) values ('prof_1', 'proj_default', 'p', now())`,
  )
  await run(
    `insert into connections (id, project_id, profile_id, domain, status, allowed_domains,
       save_credentials, record_session, health_checks, auto_reauth, health_check_seconds, created_at,
       last_success_at, next_check_at)
     select 'ma_' || n, 'proj_default', 'prof_1', 'site-' || n || '.example', 'AUTHENTICATED', '[]',
       true, false, true, true, 300, now(), now(), now() - random() * interval '1 hour'
     from generate_series(1, $1::int) n`,
    [count],
  )
  await run('analyze connections')
}
