import PgBoss from 'pg-boss'
import { createBell } from '../flows/bell.ts'
import type { Job, JobHandler, JobName, Jobs, RunSql } from '../flows/jobs.ts'
import type { Log } from '../flows/ports.ts'
import { together } from './together.ts'

/** How a kind of job is kept. */
const queues: Record<JobName, { retryLimit: number; retryDelay: number; expireInSeconds: number }> =
  {
    // A worker that died is noticed after the last of these; a check itself takes seconds.
    'health-check': { retryLimit: 2, retryDelay: 30, expireInSeconds: 180 },
    // Without one a browser looks; the next login makes another try.
    'calibrate-probe': { retryLimit: 0, retryDelay: 0, expireInSeconds: 120 },
    // The next hour tries again.
    'delete-recordings': { retryLimit: 2, retryDelay: 60, expireInSeconds: 300 },
  }

/** Between two looks for jobs that no call told of, in milliseconds. */
const sweepMs = 2_000
const channel = 'jobs_waiting'

export interface QueueDeps {
  run: RunSql
  listen(channel: string, onPayload: () => void, onGap: () => void): Promise<void>
  log: Log
}

export interface Queue extends Jobs {
  /**
   * Does jobs of one kind, in batches, at most so many at once.
   * @returns Ends it: what is under way is told to stop and tried again later.
   */
  work<Name extends JobName>(
    name: Name,
    most: number,
    handler: JobHandler<Name>,
  ): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Jobs in the database the rest lives in, kept by pg-boss in a schema of its own. */
export async function createQueue({ run, listen, log }: QueueDeps): Promise<Queue> {
  const boss = new PgBoss({ db: { executeSql: run }, schedule: false })
  // What it reports may quote a statement: only the kind is written down.
  boss.on('error', (error) => log.error({ kind: error.name }, 'the job queue reported an error'))
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { name, policy: 'short', ...options })
  }

  return {
    async add(jobs, within = run) {
      const rows = jobs.map(({ name, data, key }) => ({ name, data, singletonKey: key }))
      await boss.insert(rows, { db: { executeSql: within } })
      await within('select pg_notify($1, $2)', [channel, ''])
    },

    waiting: (name) => boss.getQueueSize(name),

    work: (name, most, handler) => startWorking({ boss, listen, log }, name, most, handler),

    close: () => boss.stop({ graceful: false }),
  }
}

async function startWorking<Name extends JobName>(
  { boss, listen, log }: { boss: PgBoss } & Pick<QueueDeps, 'listen' | 'log'>,
  name: Name,
  most: number,
  handler: JobHandler<Name>,
): Promise<() => Promise<void>> {
  const running = new Set<Promise<void>>()
  const abort = new AbortController()
  const bell = createBell()
  const complete = together((ids: string[]) => boss.complete(name, ids))

  async function perform(job: PgBoss.Job<Job<Name>['data']>): Promise<void> {
    try {
      await handler(job.data, { id: job.id, signal: abort.signal })
      await complete(job.id)
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      log.warn({ job: name, jobId: job.id, kind }, 'a job failed')
      await boss.fail(name, job.id, { kind }).catch(() => undefined)
    }
  }

  async function fetch(): Promise<void> {
    const batchSize = most - running.size
    if (batchSize <= 0) return
    const jobs = await boss.fetch<Job<Name>['data']>(name, { batchSize })
    for (const job of jobs ?? []) {
      const done = perform(job).finally(() => {
        running.delete(done)
        bell.ring()
      })
      running.add(done)
    }
  }

  await listen(channel, bell.ring, bell.ring)
  const timer = setInterval(bell.ring, sweepMs)
  const loop = (async () => {
    while (!abort.signal.aborted) {
      try {
        await fetch()
      } catch (error) {
        const kind = error instanceof Error ? error.name : typeof error
        log.error({ job: name, kind }, 'jobs could not be fetched')
      }
      await bell.rung(abort.signal)
    }
  })()

  return async () => {
    abort.abort()
    clearInterval(timer)
    await loop
    await Promise.all(running)
  }
}
