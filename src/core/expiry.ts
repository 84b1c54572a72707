import type { Runtime } from './runtime.ts'

/** When a running flow ends by itself. The same object until `warning` changes. */
export interface Expiry {
  readonly expiresAt: Date
  /** Whole seconds from the moment it is read, never below 0. */
  readonly secondsLeft: number
  /** The end is near, and the person should be told. */
  readonly warning: boolean
}

// A longer timer fires at once (HTML, "timers": a signed 32-bit number).
const longestTimerMs = 2 ** 31 - 1

/** WCAG 2.2.1 wants 20 s at least; codes have to be fetched from elsewhere. */
const leastWarningSeconds = 60

/**
 * Watches one deadline. Sleeps until the warning is due, and calls `onWarning` then.
 *
 * @param warnBeforeSeconds - Never less than 60.
 */
export function createDeadline(runtime: Runtime, warnBeforeSeconds: number, onWarning: () => void) {
  const warnBeforeMs = Math.max(leastWarningSeconds, warnBeforeSeconds) * 1000
  let expiry: Expiry | undefined
  let callOff = () => {}

  const sleep = () => {
    callOff()
    if (!expiry || expiry.warning) return
    const ms = expiry.expiresAt.getTime() - warnBeforeMs - runtime.now()
    callOff = runtime.later(
      () => {
        set(expiry?.expiresAt.toISOString())
        if (expiry?.warning) onWarning()
      },
      Math.min(ms, longestTimerMs),
    )
  }

  const set = (at: string | null | undefined): Expiry | undefined => {
    const ends = at ? Date.parse(at) : Number.NaN
    const warning = ends - runtime.now() <= warnBeforeMs
    if (Number.isNaN(ends)) expiry = undefined
    else if (expiry?.expiresAt.getTime() !== ends || expiry.warning !== warning) {
      expiry = {
        expiresAt: new Date(ends),
        warning,
        get secondsLeft() {
          return Math.max(0, Math.ceil((ends - runtime.now()) / 1000))
        },
      }
    }
    sleep()
    return expiry
  }

  return { set, stop: () => callOff() }
}
