import {
  blockedStreams,
  droppedStream,
  type Failure,
  malformed,
  offline,
  refused,
  slow,
  unavailable,
} from './failure.ts'
import { oneTimeCode, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Password, then a code, over a network on which something goes wrong. */
const over = (title: string, ...failures: Failure<'signIn' | 'code' | 'done'>[]) =>
  defineScenario({
    title,
    start: 'signIn',
    failures,
    pages: {
      signIn: signIn({ next: 'code' }),
      code: oneTimeCode({ next: 'done' }),
      done: success(),
    },
  })

/** Two seconds before each answer. */
export const slowNetwork = over('Slow network', slow(2_000))
/** The first two reads find the server unavailable; it asks to be left alone for a second. */
export const unavailableTwice = over(
  '503 twice, with Retry-After',
  unavailable({ on: 'retrieve', times: 2, retryAfterSeconds: 1 }),
)
/** The exchange, which spends the hand-off code, meets no server the first time. */
export const offlineAtFirst = over('Offline at first', offline({ on: 'exchange', times: 1 }))
/** The first answer a person sends gets lost. */
export const lostAnswer = over('An answer that gets lost', offline({ on: 'submit', times: 1 }))
/** The stream breaks where the code is asked for. */
export const droppedStreamAtCode = over('Dropped stream', droppedStream({ at: 'code', times: 1 }))
/** Streams open and stay silent, as behind a buffering proxy: polling takes over. */
export const streamsBlocked = over('Streams blocked, polling instead', blockedStreams())
/** The server has no streams at all. */
export const withoutStreams = over(
  'Server without streams, polling instead',
  refused('not_found', { on: 'events' }),
)
/** The hand-off code was used before. */
export const usedCode = over(
  'Hand-off code used before',
  refused('unauthorized', { on: 'exchange' }),
)
/** The connection is deleted while the code is asked for: 410. */
export const goneAtCode = over(
  'Gone while it waits',
  refused('gone', { at: 'code' }),
  droppedStream({ at: 'code' }),
)
/** The session ends while the code is asked for: 401. */
export const sessionOverAtCode = over(
  'Session over while it waits',
  refused('unauthorized', { at: 'code' }),
)
/** The first answer comes too late: the login had moved on. */
export const staleOnce = over(
  'An answer too late',
  refused('stale_interaction', { on: 'submit', times: 1 }),
)
/** Something in between answers with text that is no JSON, once. */
export const malformedOnce = over(
  'An answer that is no JSON',
  malformed('json', { on: 'retrieve', times: 1 }),
)
/** An event that is no state: the rest is polled. */
export const malformedEvents = over(
  'Events nobody understands',
  malformed('record', { on: 'events' }),
)
