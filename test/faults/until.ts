import { setTimeout as pause } from 'node:timers/promises'

const lookEveryMs = 100

/**
 * Looks until there is an answer. What throws meanwhile counts as none: the backend may be away.
 * @param what - Names what never came, in the error.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  withinMs: number,
): Promise<T> {
  const end = Date.now() + withinMs
  let last: unknown
  while (Date.now() < end) {
    try {
      const seen = await look()
      if (seen !== undefined) return seen
    } catch (error) {
      last = error
    }
    await pause(lookEveryMs)
  }
  throw new Error(`${what} did not come within ${withinMs} ms`, { cause: last })
}
