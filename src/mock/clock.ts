/** Where a mock server takes its time from, so that a test or a story can pass time without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `run` once, `ms` milliseconds from now. Returns what cancels it. */
  after(ms: number, run: () => void): () => void
}

// A pending timer keeps Node alive. The limits of a flow (minutes) must not hold back a finished
// test run; the short ones are what a script may be waiting for.
const releaseFromMs = 60_000

function release(timer: unknown): void {
  if (typeof timer !== 'object' || timer === null || !('unref' in timer)) return
  if (typeof timer.unref === 'function') timer.unref()
}

/** Real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    if (ms >= releaseFromMs) release(timer)
    return () => clearTimeout(timer)
  },
}

export interface ManualClock extends Clock {
  /** Lets `ms` milliseconds pass at once: everything due in between runs, in order. */
  advance(ms: number): void
}

/**
 * A clock that stands still until it is told otherwise.
 *
 * @param startAt - Milliseconds since 1970. @default the moment of the call
 */
export function createManualClock(startAt: number = Date.now()): ManualClock {
  const timers = new Set<{ at: number; run: () => void }>()
  let time = startAt

  const nextUntil = (end: number) => {
    let next: { at: number; run: () => void } | undefined
    for (const timer of timers) {
      if (timer.at <= end && (!next || timer.at < next.at)) next = timer
    }
    return next
  }

  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(ms) {
      const end = time + ms
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        timers.delete(next)
        time = next.at
        next.run()
      }
      time = end
    },
  }
}
