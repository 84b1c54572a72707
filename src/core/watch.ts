import type { FlowEvent, ManagedAuth } from '#protocol'
import { applyEvent } from './apply-event.ts'
import { asClientError, type ClientError, isFinal, isSessionOver } from './client-error.ts'
import { hasEnded } from './read-step.ts'
import type { Runtime } from './runtime.ts'
import {
  firstEventMs,
  firstPollMs,
  firstRetryMs,
  idlePollMs,
  pollMs,
  retryMs,
  silenceMs,
  staleMs,
} from './timing.ts'

export interface WatchOptions {
  read: (signal: AbortSignal) => Promise<ManagedAuth>
  follow: (signal: AbortSignal) => AsyncIterable<FlowEvent>
  runtime: Runtime
  /** Every state, in order. A `read` was asked for just now; a `stream` may run behind. */
  onRecord: (record: ManagedAuth, source: 'read' | 'stream') => void
  /** The stream lives: every event of it, also one that brings nothing new. */
  onEvent?: ((event: FlowEvent) => void) | undefined
  /** The server cannot be reached just now, or (`undefined`) can be again. */
  onTrouble: (error: ClientError | undefined) => void
  /** Nothing more will come: the flow ended, or asking again cannot help. It has stopped by itself. */
  onEnd: (error: ClientError | undefined) => void
}

export interface Watch {
  /** Aborts with `stop`. */
  readonly signal: AbortSignal
  /** Reads anew at once, cutting short whatever it waits for. */
  refresh(): void
  /** Something is about to change: polls at its quickest. A stream needs no telling. */
  hurry(): void
  /** Aborts every request. Nothing is reported afterwards. */
  stop(): void
}

const nothing = () => {}

/**
 * Keeps up with a flow until it ends: reads once, then streams; reconnects with growing pauses;
 * polls where streams are blocked. One request at a time, so states cannot overtake each other.
 */
export function watch(options: WatchOptions): Watch {
  const { read, runtime, onRecord, onTrouble } = options
  const stopping = new AbortController()
  const { signal } = stopping
  /** Ends the present wait or stream. */
  let interrupt = nothing
  let polling = false
  /** In a row: polls that brought nothing new, requests that failed, streams that said nothing. */
  let polls = 0
  let failures = 0
  let barren = 0
  let seen = ''

  const stop = () => {
    stopping.abort()
    interrupt()
  }
  const end = (error?: ClientError) => {
    stop()
    options.onEnd(error)
  }

  const rest = (ms: number, untilWake = true) =>
    new Promise<void>((resolve) => {
      interrupt = () => {
        callOff()
        stopListening()
        resolve()
      }
      const callOff = runtime.later(interrupt, ms)
      const stopListening = untilWake ? runtime.onWake(interrupt) : nothing
    })

  /** Half of it fixed, half by chance: many pages must not come back in step. */
  const backOff = () =>
    Math.min(retryMs, firstRetryMs * 2 ** failures) * (0.5 + runtime.random() / 2)

  /** Quick while things change, seldom while nobody looks. */
  const pollPause = (record: ManagedAuth) => {
    const state = JSON.stringify(record)
    polls = state === seen ? polls + 1 : 0
    seen = state
    return runtime.awake()
      ? Math.min(pollMs, firstPollMs * 1.5 ** polls) * (0.8 + 0.4 * runtime.random())
      : idlePollMs
  }

  /** Follows the flow as long as a stream lasts; resolves to the pause before the next read. */
  const stream = async (record: ManagedAuth): Promise<number> => {
    const abort = new AbortController()
    let refreshed = false
    /** It brought something, so that streams do get through here. */
    let alive = false
    /** Held back or refused: they do not. */
    let blocked = false
    let seenAt = 0
    let callOff = nothing
    const limitSilence = (ms: number) => {
      seenAt = runtime.now()
      callOff()
      callOff = runtime.later(() => {
        blocked = true
        abort.abort()
      }, ms)
    }
    interrupt = () => {
      refreshed = true
      abort.abort()
    }
    const stopListening = runtime.onWake(() => {
      if (runtime.now() - seenAt > staleMs) interrupt()
    })

    limitSilence(firstEventMs)
    try {
      for await (const event of options.follow(abort.signal)) {
        if (abort.signal.aborted) break
        alive = event.event !== 'error'
        if (event.event === 'error') break
        limitSilence(silenceMs)
        options.onEvent?.(event)
        if (event.event === 'sse_heartbeat') continue
        record = applyEvent(record, event)
        onRecord(record, 'stream')
        if (hasEnded(record)) end()
      }
    } catch (cause) {
      const error = asClientError(cause)
      if (!abort.signal.aborted) {
        if (isSessionOver(error) || error.retryAfterMs) throw error
        blocked = isFinal(error) || error.status === 501 || error.code === 'invalid_response'
      }
    } finally {
      callOff()
      stopListening()
      abort.abort()
    }
    if (refreshed) return 0
    barren = alive ? 0 : barren + 1
    polling = !alive && (blocked || barren > 1)
    return polling ? 0 : backOff()
  }

  const run = async () => {
    while (!signal.aborted) {
      interrupt = nothing
      try {
        const record = await read(signal)
        if (signal.aborted) return
        failures = 0
        onTrouble(undefined)
        onRecord(record, 'read')
        if (hasEnded(record)) return end()
        const ms = polling ? pollPause(record) : await stream(record)
        if (ms) await rest(ms)
      } catch (cause) {
        if (signal.aborted) return
        const error = asClientError(cause)
        if (isFinal(error)) return end(error)
        onTrouble(error)
        const { retryAfterMs = 0 } = error
        await rest(Math.max(retryAfterMs, backOff()), !retryAfterMs)
        failures += 1
      }
    }
  }

  void run()
  return {
    signal,
    refresh: () => interrupt(),
    hurry() {
      if (!polling) return
      polls = 0
      interrupt()
    },
    stop,
  }
}
