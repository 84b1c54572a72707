/** Where a mock server takes its time from, so that a test or a story can pass time without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `run` once, `ms` milliseconds from now. Returns what cancels it. */
  after(ms: number, run: () => void): () => void
}

/** Real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer: unknown = setTimeout(run, ms)
    // The limits of a flow are minutes, and must not hold back a test run of Node that is finished.
    if (ms >= 60_000) (timer as { unref?: () => void }).unref?.()
    return () => clearTimeout(timer as ReturnType<typeof setTimeout>)
  },
}

export interface ManualClock extends Clock {
  /** Lets `ms` milliseconds pass at once: everything due in between runs, in order. */
  advance(ms: number): void
}

/** A clock that stands still until it is told otherwise. `startAt` is milliseconds since 1970. */
export function createManualClock(startAt: number = Date.now()): ManualClock {
  const timers = new Set<{ at: number; run: () => void }>()
  let time = startAt
  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        time = next?.at ?? end
        if (!next) return
        timers.delete(next)
        next.run()
      }
    },
  }
}
