import type { Runtime } from './runtime.ts'

/** When a running flow ends by itself, by this machine's clock. The same object until `warning` changes. */
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
 * Watches one deadline: `set` takes it in milliseconds since 1970, `NaN` for none. Sleeps until the
 * warning is due, and calls `onWarning` then.
 *
 * @param warnBeforeSeconds - Never less than 60.
 */
export function createDeadline(runtime: Runtime, warnBeforeSeconds: number, onWarning: () => void) {
  const warnBeforeMs = Math.max(leastWarningSeconds, warnBeforeSeconds) * 1000
  let expiry: Expiry | undefined
  let callOff = () => {}

  const set = (ends: number): Expiry | undefined => {
    const msLeft = () => ends - runtime.now()
    const msUntilWarning = msLeft() - warnBeforeMs
    const warning = msUntilWarning <= 0
    callOff()
    if (Number.isNaN(ends)) expiry = undefined
    else if (expiry?.warning !== warning || expiry.expiresAt.getTime() !== ends) {
      expiry = {
        expiresAt: new Date(ends),
        warning,
        get secondsLeft() {
          return Math.max(0, Math.ceil(msLeft() / 1000))
        },
      }
    }
    if (msUntilWarning > 0) {
      callOff = runtime.later(
        () => set(ends)?.warning && onWarning(),
        Math.min(msUntilWarning, longestTimerMs),
      )
    }
    return expiry
  }

  return { set, stop: () => callOff() }
}
