/** Wakes one waiter. A ring while nobody waits is kept, so that no change is missed. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, or at once when it rang since the last wait. */
  rung(): Promise<void>
}

export function createBell(): Bell {
  let rang = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rang = true
      wake?.()
    },
    async rung() {
      if (!rang) await new Promise<void>((resolve) => (wake = resolve))
      rang = false
      wake = undefined
    },
  }
}
