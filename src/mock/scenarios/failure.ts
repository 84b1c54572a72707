import { HttpResponse } from 'msw'
import { type RequestErrorCode, requestErrorCodes } from '#protocol'
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
