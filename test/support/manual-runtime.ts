import type { Runtime } from '../../src/core/runtime.ts'

interface Timer {
  at: number
  callback: () => void
}

export interface ManualRuntime extends Runtime {
  /** Lets time pass, and whatever is due happen in its order. */
  pass(ms: number): Promise<void>
  /** Hides the page, or cuts its network; `true` wakes it. */
  setAwake(awake: boolean): Promise<void>
  /** How many timers wait: 0 when all was cleaned up. */
  readonly timers: number
  readonly listeners: number
}

/** Lets promises that are ready run. A macrotask, in Node and in browsers: streams take turns. */
export const settle = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })

/** A clock that moves when told, and no chance: `random` is always one half. */
export function createManualRuntime(): ManualRuntime {
  const timers = new Set<Timer>()
  const listeners = new Set<() => void>()
  let now = 0
  let awake = true
  return {
    now: () => now,
    random: () => 0.5,
    later(callback, ms) {
      const timer = { at: now + ms, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    awake: () => awake,
    onWake(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async pass(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = Math.max(now, next.at)
        timers.delete(next)
        next.callback()
        await settle()
      }
      now = end
    },
    async setAwake(value) {
      awake = value
      if (awake) for (const listener of [...listeners]) listener()
      await settle()
    },
    get timers() {
      return timers.size
    },
    get listeners() {
      return listeners.size
    },
  }
}
