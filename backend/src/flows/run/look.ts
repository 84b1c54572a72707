import { interpret } from '../interpret/interpret.ts'
import type { LoginPage } from '../login-page.ts'
import type { Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { FlowAborted } from './flow-end.ts'

/** So long a page may take to become something we understand. */
const patienceMs = 10_000
/** The same where nothing to understand is the good case: a saved profile, a login just done. */
export const shortPatienceMs = 3_000
/** So long a form that stands unchanged after a submit may still be on its way. */
const secondThoughtMs = 1_500

export interface Look {
  snapshot: Snapshot
  sighting: Sighting
}

/**
 * Looks at the page until it says something certain, or our patience ends.
 *
 * @param before - The page before the last action, when there was one.
 * @param reading.isDoubtful - A verdict that a little more waiting could change.
 * @param reading.isClear - A page that is understood in another way than by its sighting.
 * @param patience - Milliseconds until an unclear page is taken as it is.
 */
export async function look(
  page: LoginPage,
  before: Snapshot | undefined,
  reading: {
    isDoubtful?: (sighting: Sighting) => boolean
    isClear?: (snapshot: Snapshot) => boolean
  },
  signal: AbortSignal,
  patience = patienceMs,
): Promise<Look> {
  const deadline = performance.now() + patience
  for (;;) {
    if (signal.aborted) throw new FlowAborted()
    const snapshot = await page.observe()
    const sighting = interpret(
      snapshot,
      before === undefined ? {} : { before, justSubmitted: true },
    )
    const left = deadline - performance.now()
    if (reading.isClear?.(snapshot)) return { snapshot, sighting }
    const isUnclear = snapshot.busy || sighting.kind === 'unclear'
    const wait = isUnclear ? left : reading.isDoubtful?.(sighting) ? secondThoughtMs : 0
    if (wait <= 0 || left <= 0) return { snapshot, sighting }
    if (!(await page.changes(Math.min(wait, left), signal))) return { snapshot, sighting }
  }
}
