import type { Clock } from '../clock.ts'
import type { Endpoint, Failure } from './failure.ts'

/** A failure in force: `left` counts down to when it is over. */
export interface InForce {
  failure: Failure
  left: number
}
export const inForce = (failure: Failure): InForce => ({ failure, left: failure.times ?? Infinity })

/** Where a request meets the failures in force. */
interface Place {
  endpoint: Endpoint
  /** The page its login is at. */
  page: string | undefined
}

/** Finds the first failure in force at `place` that does `what`, and counts it. */
function take(all: InForce[], { endpoint, page }: Place, what: (failure: Failure) => boolean) {
  const met = all.find(
    ({ left, failure }) =>
      left > 0 &&
      (failure.on ?? endpoint) === endpoint &&
      (failure.at ?? page) === page &&
      what(failure),
  )
  if (met) met.left -= 1
  return met?.failure
}

/** Whether a stream breaks now instead of telling that its login is at `page`. */
export const breaksStream = (all: InForce[], page: string | undefined): boolean =>
  take(all, { endpoint: 'events', page }, (by) => by.breaksStream === 'at_next_state') !== undefined

/** Wraps the failures in force around what the server would answer. */
export async function withFailures(
  all: InForce[],
  place: Place,
  clock: Clock,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  const delay = take(all, place, ({ delayMs }) => delayMs !== undefined)?.delayMs
  if (delay !== undefined) await new Promise<void>((done) => clock.after(delay, done))
  const failure = take(all, place, (candidate) => candidate.answer !== undefined)
  return failure?.answer?.(place.endpoint) ?? answer()
}
