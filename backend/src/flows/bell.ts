/** Wakes one waiter. A ring while nobody waits is kept, so that no change is missed. */
export interface Bell {
  ring(): void
  /**
   * Resolves at the next ring, or at once when it rang since the last wait.
   * @param signal - Ends the wait; a ring is then left for whoever waits next.
   */
  rung(signal?: AbortSignal): Promise<void>
}

export function createBell(): Bell {
  let rang = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rang = true
      wake?.()
    },
    async rung(signal) {
      if (!rang && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          // A signal may outlive many waits: it is left as it was found.
          const end = () => {
            signal?.removeEventListener('abort', end)
            resolve()
          }
          wake = end
          signal?.addEventListener('abort', end)
        })
      }
      if (signal?.aborted) return
      rang = false
      wake = undefined
    },
  }
}
