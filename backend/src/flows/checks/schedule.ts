import type { Jobs } from '../jobs.ts'
import type { Clock, Log, Store } from '../ports.ts'
import { checkJob } from './check-service.ts'

/** Handed out in one transaction. */
const batch = 100
/** Between two looks for what is due, in milliseconds. */
const lookMs = 5_000
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

/** Hands out every check that is due. @returns How many. */
export async function handOutChecks({ store, jobs, now, random }: ScheduleDeps): Promise<number> {
  const chance = random ?? (() => Math.random())
  const nextIn = (intervalMs: number) => intervalMs * (1 - jitter + 2 * jitter * chance())
  let handed = 0
  for (;;) {
    const count = await store.checks.handOutDue({ most: batch, now: now(), nextIn }, (due, run) =>
      jobs.add(due.map(checkJob), run),
    )
    handed += count
    if (count < batch) return handed
  }
}

/** Hands out checks as they come due. @returns Ends it. */
export function scheduleChecks(deps: ScheduleDeps): () => Promise<void> {
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  let turn = Promise.resolve()

  async function look(): Promise<void> {
    try {
      await handOutChecks(deps)
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      deps.log.error({ kind }, 'due checks could not be handed out')
    }
    if (!isStopping) timer = setTimeout(next, lookMs)
  }
  const next = () => {
    turn = look()
  }
  next()
  return async () => {
    isStopping = true
    clearTimeout(timer)
    await turn
  }
}
