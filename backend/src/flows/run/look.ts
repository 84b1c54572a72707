import { interpretOnce } from '../interpret/interpret-once.ts'
import type { Enough, LoginPage } from '../login-page.ts'
import type { Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { FlowAborted } from './flow-end.ts'

/** So long a page may take to become something we understand. */
const patienceMs = 10_000
/** The same where nothing to understand is the good case: a saved profile, a login just done. */
export const shortPatienceMs = 3_000
/**
 * A check of the browser that lets it through does so by itself within some five seconds, or leads
 * to another document by then, which is waited for.
 */
const wallPatienceMs = 7_000
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
 * @param reading.isEnough - A page that need not settle any more.
 * @param patience - Milliseconds until an unclear page is taken as it is.
 */
export async function look(
  page: LoginPage,
  before: Snapshot | undefined,
  reading: {
    isDoubtful?: (seen: Look) => boolean
    isClear?: (snapshot: Snapshot) => boolean
    isEnough?: Enough | undefined
  },
  signal: AbortSignal,
  patience = patienceMs,
): Promise<Look> {
  const deadline = performance.now() + patience
  let doubtEnds: number | undefined
  let wallEnds: number | undefined
  for (;;) {
    if (signal.aborted) throw new FlowAborted()
    const snapshot = await page.observe()
    const sighting = interpretOnce(snapshot, before)
    const left = deadline - performance.now()
    const isClear = reading.isClear?.(snapshot) || reading.isEnough?.isShown(snapshot)
    if (isClear) return { snapshot, sighting }
    const wait = Math.min(left, waitFor({ snapshot, sighting }))
    if (wait <= 0) return { snapshot, sighting }
    if (!(await page.changes(wait, signal, reading.isEnough))) return { snapshot, sighting }
  }

  function waitFor(seen: Look): number {
    if (seen.snapshot.busy) return patience
    // What was sent is answered: there is no form, but words and the way back to it.
    if (seen.sighting.evidence.includes('way-back')) return doubt()
    if (seen.sighting.kind === 'unclear') return patience
    if (seen.sighting.kind === 'blocked') {
      return seen.sighting.reason === 'bot_wall' ? untilWallOpens() : doubt()
    }
    return reading.isDoubtful?.(seen) ? doubt() : 0
  }

  function untilWallOpens(): number {
    // It counts its dots meanwhile: a change is no reason to begin anew.
    wallEnds ??= performance.now() + wallPatienceMs
    return wallEnds - performance.now()
  }

  function doubt(): number {
    // A page that changes all the time does not get a second thought for each change.
    doubtEnds ??= performance.now() + secondThoughtMs
    return doubtEnds - performance.now()
  }
}
