import type { Clock, Log, Store } from '../ports.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Between two looks for recordings whose time is over, in milliseconds. */
const sweepMs = 60 * 60 * 1000

/**
 * Deletes recordings that are older than `days`, now and every hour.
 * @returns Ends it.
 */
export function keepRecordingsFor(
  days: number,
  { store, now, log }: { store: Store; now: Clock; log: Log },
): () => void {
  const sweep = async () => {
    try {
      const gone = await store.recordings.removeBefore(new Date(now().getTime() - days * dayMs))
      if (gone > 0) log.info({ recordings: gone }, 'recordings were deleted: their time is over')
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ kind }, 'old recordings could not be deleted')
    }
  }
  void sweep()
  const timer = setInterval(() => void sweep(), sweepMs)
  return () => clearInterval(timer)
}
