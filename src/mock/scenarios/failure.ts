import { HttpResponse } from 'msw'
import { type RequestErrorCode, requestErrorCodes } from '#protocol'
import type { Clock } from '../clock.ts'
import { eventsAnswer } from '../event-stream.ts'

/** The four requests a person's browser makes. */
export type Endpoint = 'exchange' | 'retrieve' | 'submit' | 'events'

/** Which requests fail. */
interface When<Name extends string> {
  /** @default every one */
  on?: Endpoint | undefined
  /** How many of them, until it is mended. @default all */
  times?: number | undefined
  /** Only while the login is at this page of its scenario. @default always */
  at?: Name | undefined
}

/** Something that goes wrong between a page and the server. Made by the verbs below. */
export interface Failure<Name extends string = string> extends When<Name> {
  /** The answer takes so many milliseconds longer. */
  delayMs?: number | undefined
  /** Answers instead of the server. */
  answer?: ((endpoint: Endpoint) => Response) | undefined
  /** An event stream breaks: before it tells its next state, or at once when the failure begins. */
  breaksStream?: 'at_next_state' | 'at_once' | undefined
}

/** Every answer takes `ms` milliseconds longer. Other failures may come on top. */
export const slow = <const Name extends string = never>(
  ms: number,
  when?: When<Name>,
): Failure<Name> => ({ ...when, delayMs: ms })

/** The network is gone: no answer at all. */
export const offline = <const Name extends string = never>(when?: When<Name>): Failure<Name> => ({
  ...when,
  answer: () => HttpResponse.error(),
  breaksStream: 'at_once',
})

/** The server, or something before it, has trouble: 503. */
export const unavailable = <const Name extends string = never>(
  when?: When<Name> & {
    /** Sent as `Retry-After`. @default none */
    retryAfterSeconds?: number | undefined
  },
): Failure<Name> => ({
  ...when,
  answer: () => {
    const body = { code: 'internal_error', message: 'The service is not available.' }
    const after = when?.retryAfterSeconds
    const headers = after === undefined ? {} : { 'retry-after': String(after) }
    return HttpResponse.json(body, { status: 503, headers })
  },
})

/** Refused with a code of the wire: `unauthorized` is a 401, `gone` a 410, `rate_limited` a 429. */
export const refused = <const Name extends string = never>(
  code: RequestErrorCode,
  when?: When<Name>,
): Failure<Name> => ({
  ...when,
  answer: () => {
    const body = { code, message: `Refused by a scripted failure: ${code}.` }
    return HttpResponse.json(body, { status: requestErrorCodes[code] })
  },
})

/** An answer nobody understands: no JSON at all, or a `record` without the keys it must have. */
export const malformed = <const Name extends string = never>(
  as: 'json' | 'record',
  when?: When<Name>,
): Failure<Name> => ({
  ...when,
  answer: (endpoint) => {
    const text = as === 'json' ? '{"flow_status": "IN_PR' : '{"unheard": "of"}'
    return endpoint === 'events'
      ? eventsAnswer(`event: managed_auth_state\ndata: ${text}\n\n`)
      : new HttpResponse(text, { headers: { 'content-type': 'application/json' } })
  },
})

/** The event stream breaks instead of telling the next state, which is lost on it. */
export const droppedStream = <const Name extends string = never>(
  when?: Omit<When<Name>, 'on'>,
): Failure<Name> => ({ ...when, on: 'events', breaksStream: 'at_next_state' })

/** Something in between holds event streams back: they open and stay silent. */
export const blockedStreams = <const Name extends string = never>(
  when?: Omit<When<Name>, 'on'>,
): Failure<Name> => ({ ...when, on: 'events', answer: () => eventsAnswer(new ReadableStream()) })

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
