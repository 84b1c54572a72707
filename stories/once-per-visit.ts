const visits = new WeakMap<AbortSignal, Map<string, unknown>>()

/**
 * Makes something once for as long as a story stays on the screen. Storybook runs loaders again
 * whenever a toolbar switch or a control moves, and a login under way should outlive that.
 *
 * @param visit - The story's `abortSignal`: another one after each remount.
 * @param key - Another key makes another thing.
 */
export function oncePerVisit<Made>(visit: AbortSignal, key: string, make: () => Made): Made {
  const made = visits.get(visit) ?? new Map<string, unknown>()
  visits.set(visit, made)
  if (!made.has(key)) made.set(key, make())
  return made.get(key) as Made
}
