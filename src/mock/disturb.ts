import { HttpResponse } from 'msw'
import type { Clock } from './clock.ts'
import type { Endpoint, Failure } from './failure.ts'

/** Where a request meets the failures that are in force. */
export interface Place {
  endpoint: Endpoint
  /** The page its login is at. */
  page: string | undefined
}

/** A failure in force: `left` counts down to when it is over. */
export interface Disturbance {
  failure: Failure
  left: number
}

export const disturbanceBy = (failure: Failure): Disturbance => ({
  failure,
  left: failure.times ?? Number.POSITIVE_INFINITY,
})

/** Finds the first failure for this request that `fits`, and counts it. */
function take(all: Disturbance[], place: Place, ...kinds: Failure['kind'][]): Failure | undefined {
  const met = all.find(
    ({ left, failure: { kind, on, at } }) =>
      left > 0 &&
      kinds.includes(kind) &&
      (on ?? place.endpoint) === place.endpoint &&
      (at ?? place.page) === place.page,
  )
  if (met) met.left -= 1
  return met?.failure
}

export const breaksStream = (all: Disturbance[], page: string | undefined): boolean =>
  take(all, { endpoint: 'events', page }, 'dropped') !== undefined

/**
 * Lets the failures in force have their way with a request.
 *
 * @returns the answer that is sent instead of the server's, if any.
 */
export async function disturb(
  all: Disturbance[],
  place: Place,
  { clock, headers }: { clock: Clock; headers: Record<string, string> },
): Promise<Response | undefined> {
  const delay = take(all, place, 'slow')
  if (delay?.kind === 'slow') await new Promise<void>((done) => clock.after(delay.ms, done))

  const failure = take(all, place, 'offline', 'refused', 'malformed', 'blocked')
  switch (failure?.kind) {
    case 'offline':
      return HttpResponse.error()
    case 'refused': {
      const { status, code, message, retryAfterSeconds } = failure
      const retry = retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }
      return HttpResponse.json({ code, message }, { status, headers: { ...headers, ...retry } })
    }
    case 'malformed':
      return malformedAnswer(failure.as, place.endpoint, headers)
    case 'blocked':
      return eventsAnswer(new ReadableStream(), headers)
    default:
      return undefined
  }
}

function malformedAnswer(
  as: 'json' | 'record',
  endpoint: Endpoint,
  headers: Record<string, string>,
) {
  const text = as === 'json' ? '{"flow_status": "IN_PR' : '{"unheard": "of"}'
  if (endpoint === 'events') {
    return eventsAnswer(`event: managed_auth_state\ndata: ${text}\n\n`, headers)
  }
  return new HttpResponse(text, { headers: { ...headers, 'content-type': 'application/json' } })
}

/** An answer in the form of an event stream: wire protocol 4.9. */
export const eventsAnswer = (
  body: ReadableStream<Uint8Array> | string,
  headers: Record<string, string>,
): Response =>
  new HttpResponse(body, {
    headers: {
      ...headers,
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
