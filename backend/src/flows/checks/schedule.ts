import type { Jobs } from '../jobs.ts'
import type { Clock, Log, Store } from '../ports.ts'
import { checkJob } from './check-service.ts'

/** Handed out in one transaction. */
const batch = 100
/** Checks that wait, at most: the more do, the longer it takes to find the one that is next. */
const mostWaiting = 2_000
/** Between two looks for what is due, in milliseconds. */
const lookMs = 5_000
/** The same, while more is due than may wait. */
const soonMs = 100
/** Checks drift apart, so that a thousand connections made together are not checked together. */
const jitter = 0.1

export interface ScheduleDeps {
  store: Store
  jobs: Jobs
  now: Clock
  log: Log
  /** From 0 to 1. @default `Math.random` */
  random?: (() => number) | undefined
}

/**
 * Hands out the checks that are due, as long as not too many wait.
 * @param signal - Ends it after the batch at hand: there may be more due than a process that stops has
 *   time for.
 * @returns Whether more is due.
 */
export async function handOutChecks(
  { store, jobs, now, random }: ScheduleDeps,
  signal?: AbortSignal,
): Promise<boolean> {
  const chance = random ?? (() => Math.random())
  const nextIn = (intervalMs: number) => intervalMs * (1 - jitter + 2 * jitter * chance())
  while (!signal?.aborted) {
    const room = mostWaiting - (await jobs.waiting('health-check'))
    if (room <= 0) return true
    const most = Math.min(batch, room)
    const count = await store.checks.handOutDue({ most, now: now(), nextIn }, (due, run) =>
      jobs.add(due.map(checkJob), run),
    )
    if (count < most) return false
  }
  return true
}

/** Hands out checks as they come due. @returns Ends it. */
export function scheduleChecks(deps: ScheduleDeps): () => Promise<void> {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  async function look(): Promise<void> {
    let isMore = false
    try {
      isMore = await handOutChecks(deps, stopping.signal)
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      deps.log.error({ kind }, 'due checks could not be handed out')
    }
    if (!stopping.signal.aborted) timer = setTimeout(next, isMore ? soonMs : lookMs)
  }
  const next = () => {
    turn = look()
  }
  next()
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await turn
  }
}
