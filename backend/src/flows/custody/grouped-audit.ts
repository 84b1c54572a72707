import type { AuditFact, AuditTrail } from './ports.ts'

/**
 * Writes what is to be written while a commit is under way with the next one: a login opens a
 * handful of values at once, each with a row of its own, all of them in one commit.
 */
export function groupWrites(trail: AuditTrail): AuditTrail {
  let waiting: { facts: AuditFact[]; written: Promise<void> } | undefined
  let last: Promise<unknown> = Promise.resolve()

  return {
    write(facts) {
      if (waiting) {
        waiting.facts.push(...facts)
        return waiting.written
      }
      const batch = [...facts]
      const written = last.then(() => {
        waiting = undefined
        return trail.write(batch)
      })
      waiting = { facts: batch, written }
      last = written.catch(() => undefined)
      return written
    },
  }
}
