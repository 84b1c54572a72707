/** Time, chance and the page's state: everything that waits asks here, so that tests decide. */
export interface Runtime {
  /** Milliseconds since 1970, by this machine's clock. */
  now(): number
  /** From 0 up to, not including, 1. */
  random(): number
  /** Calls back once after `ms` milliseconds; the returned function calls it off. */
  later(callback: () => void, ms: number): () => void
  /** False in a hidden tab or without a network: there is no hurry then. */
  awake(): boolean
  /** Calls back when the tab is shown or the network returns; the returned function ends that. */
  onWake(listener: () => void): () => void
}

/** The real thing. Also works where there is no page: such a place is always awake. */
export const systemRuntime: Runtime = {
  now: () => Date.now(),
  random: () => Math.random(),
  later(callback, ms) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  awake: () =>
    globalThis.document?.visibilityState !== 'hidden' && globalThis.navigator?.onLine !== false,
  onWake(listener) {
    const { document, window } = globalThis
    const abort = new AbortController()
    const whenAwake = () => systemRuntime.awake() && listener()
    document?.addEventListener('visibilitychange', whenAwake, abort)
    window?.addEventListener('online', whenAwake, abort)
    return () => abort.abort()
  },
}
