import { performance } from 'node:perf_hooks'
import { handOutChecks } from '../src/flows/checks/schedule.ts'
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
}

/**
 * Hands out the due checks of so many connections and takes them as jobs that do nothing, for some
 * seconds, on a real server.
 */
export async function timeChecks(
  databaseUrl: string,
  { connections, seconds, workers }: { connections: number; seconds: number; workers: number },
): Promise<ChecksTimed> {
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
    const stops = await Promise.all(
      Array.from({ length: workers }, () =>
        queue.work('health-check', 200, async () => {
          done += 1
        }),
      ),
    )
    const began = performance.now()
    const isOver = () => performance.now() - began > seconds * 1000
    const jobs = {
      add: (...added: Parameters<typeof queue.add>) => {
        handedOut += added[0].length
        // The rest of the table stays due: what was handed out is enough for this measurement.
        if (isOver()) throw new Error('over')
        return queue.add(...added)
      },
    }
    const deps = { store, jobs, now: () => new Date(), log }
    await Promise.all(
      Array.from({ length: workers }, () => handOutChecks(deps).catch(() => undefined)),
    )
    const took = (performance.now() - began) / 1000
    const measured = { handedOut, done, seconds: took }
    for (const stop of stops) await stop()
    if (errors.length > 0) throw new Error(`the queue failed: ${JSON.stringify(errors[0])}`)
    return measured
  } finally {
    await queue.close()
    await database.close()
  }
}

/** Connections of one profile whose checks are all due. */
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
       true, false, true, true, 3600, now(), now(), now() - random() * interval '1 hour'
     from generate_series(1, $1::int) n`,
    [count],
  )
  await run('analyze connections')
}
