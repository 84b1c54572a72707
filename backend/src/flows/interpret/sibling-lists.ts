import type { Control } from '../snapshot.ts'

/**
 * Lists of controls of one kind whose places differ in a single step: `0/3/1`, `0/4/1`. The
 * longest first; of two with the same members the closer one is kept.
 */
export function siblingLists(controls: Control[]): Control[][] {
  const lists = new Map<string, Control[]>()
  for (const control of controls) {
    const steps = control.path.split('/')
    for (let at = steps.length - 1; at >= Math.max(1, steps.length - 5); at--) {
      const shape = steps.map((step, index) => (index === at ? '*' : step)).join('/')
      const key = `${control.frame} ${control.kind} ${shape}`
      lists.set(key, [...(lists.get(key) ?? []), control])
    }
  }
  const seen = new Set<string>()
  return [...lists.values()]
    .filter((list) => list.length >= 2)
    .sort((a, b) => b.length - a.length)
    .filter((list) => {
      const members = list.map(({ node }) => node).join()
      if (seen.has(members)) return false
      seen.add(members)
      return true
    })
}
