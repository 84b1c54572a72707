import { type RequestErrorCode, requestErrorCodes } from '#protocol'

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
export type Failure<Name extends string = string> = When<Name> &
  (
    | { kind: 'slow'; ms: number }
    | { kind: 'offline' | 'dropped' | 'blocked' }
    | { kind: 'malformed'; as: 'json' | 'record' }
    | {
        kind: 'refused'
        status: number
        code: string
        message: string
        retryAfterSeconds?: number | undefined
      }
  )

/** Every answer takes `ms` milliseconds longer. Other failures may come on top. */
export const slow = <const Name extends string = never>(
  ms: number,
  when?: When<Name>,
): Failure<Name> => ({
  ...when,
  kind: 'slow',
  ms,
})

/** The network is gone: no answer at all. */
export const offline = <const Name extends string = never>(when?: When<Name>): Failure<Name> => ({
  ...when,
  kind: 'offline',
})

/** The server, or something before it, has trouble: 503. */
export const unavailable = <const Name extends string = never>(
  when?: When<Name> & {
    /** Sent as `Retry-After`. @default none */
    retryAfterSeconds?: number | undefined
  },
): Failure<Name> => ({
  ...when,
  kind: 'refused',
  status: 503,
  code: 'internal_error',
  message: 'The service is not available.',
})

/** Refused with a code of the wire: `unauthorized` is a 401, `gone` a 410, `rate_limited` a 429. */
export const refused = <const Name extends string = never>(
  code: RequestErrorCode,
  when?: When<Name>,
): Failure<Name> => ({
  ...when,
  kind: 'refused',
  status: requestErrorCodes[code],
  code,
  message: `Refused by a scripted failure: ${code}.`,
})

/** An answer nobody understands: no JSON at all, or a `record` without the keys it must have. */
export const malformed = <const Name extends string = never>(
  as: 'json' | 'record',
  when?: When<Name>,
): Failure<Name> => ({ ...when, kind: 'malformed', as })

/** The event stream breaks instead of telling the next state, which is lost on it. */
export const droppedStream = <const Name extends string = never>(
  when?: Omit<When<Name>, 'on'>,
): Failure<Name> => ({ ...when, on: 'events', kind: 'dropped' })

/** Something in between holds event streams back: they open and stay silent. */
export const blockedStreams = <const Name extends string = never>(
  when?: Omit<When<Name>, 'on'>,
): Failure<Name> => ({ ...when, on: 'events', kind: 'blocked' })
