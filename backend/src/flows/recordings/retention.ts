import type { Job, JobHandler, Jobs } from '../jobs.ts'
import type { Clock, Log, Store } from '../ports.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Between two looks for recordings whose time is over, in milliseconds. */
const turnMs = 60 * 60 * 1000

/** One waits at a time, however many workers ask for it. */
export const retentionJob: Job<'delete-recordings'> = {
  name: 'delete-recordings',
  data: {},
  key: 'all',
}

/** Deletes recordings that are older than `days`. */
export const createRetention =
  (
    days: number,
    { store, now, log }: { store: Store; now: Clock; log: Log },
  ): JobHandler<'delete-recordings'> =>
  async () => {
    const gone = await store.recordings.removeBefore(new Date(now().getTime() - days * dayMs))
    if (gone > 0) log.info({ recordings: gone }, 'recordings were deleted: their time is over')
  }

/**
 * Has old recordings looked for, now and every hour. What was asked for and not done waits in the
 * queue for the next worker.
 * @returns Ends it.
 */
export function scheduleRetention({ jobs, log }: { jobs: Jobs; log: Log }): () => void {
  const ask = () => {
    jobs.add([retentionJob]).catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ kind }, 'nobody could be asked to delete old recordings')
    })
  }
  ask()
  const timer = setInterval(ask, turnMs)
  return () => clearInterval(timer)
}
