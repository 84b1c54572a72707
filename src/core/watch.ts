import type { FlowEvent, ManagedAuth } from '#protocol'
import { applyEvent, hasEnded } from './apply-event.ts'
import { asClientError, type ClientError, isFinal, isSessionOver } from './client-error.ts'
import type { Runtime } from './runtime.ts'

// Servers send a snapshot at once and a heartbeat every 15 s (4.9).
/** A stream silent from the start is held back by something in between: poll instead. */
const firstEventMs = 5_000
/** Two heartbeats missed, and some. */
const silenceMs = 40_000
/** A page woken after this long without an event doubts its stream. */
const staleMs = 20_000
const firstPollMs = 500
const pollMs = 2_000
const firstRetryMs = 1_000
/** Nothing gets through. */
const retryMs = 15_000
/** Nobody looks. */
const idlePollMs = 15_000

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
  /** Nothing more will come: the flow ended, or asking again cannot help. */
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

type StreamEnd =
  /** The flow is over. */
  | 'ended'
  /** It worked, and broke or closed. */
  | 'dropped'
  /** It said nothing. */
  | 'barren'
  /** Streams do not get through here. */
  | 'blocked'
  | 'refreshed'

/**
 * Keeps up with a flow until it ends: reads once, then streams; reconnects with growing pauses;
 * polls where streams are blocked. One request at a time, so states cannot overtake each other.
 */
export function watch(options: WatchOptions): Watch {
  const { read, follow, runtime, onRecord, onTrouble, onEnd } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const nothing = () => {}
  /** Ends the present wait or stream. */
  let interrupt = nothing
  let polling = false
  let polls = 0

  const rest = (ms: number, untilWake = true) => {
    let cleanUp = nothing
    return new Promise<void>((resolve) => {
      const callOff = runtime.later(resolve, ms)
      const stopListening = untilWake ? runtime.onWake(resolve) : nothing
      interrupt = resolve
      cleanUp = () => {
        callOff()
        stopListening()
      }
    }).finally(() => cleanUp())
  }

  /** Half of it fixed, half by chance: many pages must not come back in step. */
  const backOff = (failures: number) =>
    Math.min(retryMs, firstRetryMs * 2 ** failures) * (0.5 + runtime.random() / 2)

  const stream = async (record: ManagedAuth): Promise<StreamEnd> => {
    const abort = new AbortController()
    let end: StreamEnd = 'barren'
    let cutBy: StreamEnd | undefined
    const cut = (by: StreamEnd) => {
      cutBy = by
      abort.abort()
    }
    let callOff = nothing
    let seenAt = 0
    const limitSilence = (ms: number, by: StreamEnd) => {
      seenAt = runtime.now()
      callOff()
      callOff = runtime.later(() => cut(by), ms)
    }
    interrupt = () => cut('refreshed')
    const stopListening = runtime.onWake(() => {
      if (runtime.now() - seenAt > staleMs) interrupt()
    })

    limitSilence(firstEventMs, 'blocked')
    try {
      for await (const event of follow(abort.signal)) {
        if (cutBy) break
        if (event.event === 'error') return 'barren'
        end = 'dropped'
        limitSilence(silenceMs, end)
        options.onEvent?.(event)
        if (event.event === 'sse_heartbeat') continue
        record = applyEvent(record, event)
        onRecord(record, 'stream')
        if (hasEnded(record)) return 'ended'
      }
    } catch (cause) {
      const error = asClientError(cause)
      const { status, code, retryAfterMs } = error
      if (!cutBy) {
        if (isSessionOver(error) || retryAfterMs) throw error
        const refused = isFinal(error) || status === 501 || code === 'invalid_response'
        if (refused && end === 'barren') return 'blocked'
      }
    } finally {
      callOff()
      stopListening()
      abort.abort()
    }
    return cutBy ?? end
  }

  const run = async () => {
    let failures = 0
    let barren = 0
    let seen = ''

    while (!signal.aborted) {
      interrupt = nothing
      try {
        const record = await read(signal)
        if (signal.aborted) return
        failures = 0
        onTrouble(undefined)
        onRecord(record, 'read')
        if (hasEnded(record)) return onEnd(undefined)

        if (polling) {
          const state = JSON.stringify(record)
          polls = state === seen ? polls + 1 : 0
          seen = state
          const ms = Math.min(pollMs, firstPollMs * 1.5 ** polls)
          await rest(runtime.awake() ? ms * (0.8 + 0.4 * runtime.random()) : idlePollMs)
          continue
        }
        const end = await stream(record)
        if (signal.aborted) return
        if (end === 'ended') return onEnd(undefined)
        if (end === 'refreshed') continue
        barren = end === 'barren' ? barren + 1 : 0
        polling = end === 'blocked' || barren > 1
        if (!polling) await rest(backOff(0))
      } catch (cause) {
        if (signal.aborted) return
        const error = asClientError(cause)
        if (isFinal(error)) return onEnd(error)
        onTrouble(error)
        const { retryAfterMs = 0 } = error
        await rest(Math.max(retryAfterMs, backOff(failures)), !retryAfterMs)
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
    stop() {
      stopping.abort()
      interrupt()
    },
  }
}
