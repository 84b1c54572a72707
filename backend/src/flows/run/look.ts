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
 * @param isDoubtful - A verdict that a little more waiting could change.
 * @param patience - Milliseconds until an unclear page is taken as it is.
 */
export async function look(
  page: LoginPage,
  before: Snapshot | undefined,
  isDoubtful: (sighting: Sighting) => boolean,
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
    const isUnclear = snapshot.busy || sighting.kind === 'unclear'
    const wait = isUnclear ? left : isDoubtful(sighting) ? secondThoughtMs : 0
    if (wait <= 0 || left <= 0) return { snapshot, sighting }
    if (!(await page.changes(Math.min(wait, left), signal))) return { snapshot, sighting }
  }
}
