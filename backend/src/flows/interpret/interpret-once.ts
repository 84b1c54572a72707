import type { Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { interpret } from './interpret.ts'

const latest = new WeakMap<Snapshot, { before: Snapshot | undefined; sighting: Sighting }>()

/**
 * What `interpret` makes of a page, worked out once: whoever ends a wait for a page, takes it and
 * follows a plan over it asks the same, and large pages take tens of milliseconds.
 *
 * @param before - The page something was sent from right before, if something was.
 */
export function interpretOnce(snapshot: Snapshot, before: Snapshot | undefined): Sighting {
  const known = latest.get(snapshot)
  if (known && known.before === before) return known.sighting
  const sighting = interpret(snapshot, before === undefined ? {} : { before, justSubmitted: true })
  latest.set(snapshot, { before, sighting })
  return sighting
}
