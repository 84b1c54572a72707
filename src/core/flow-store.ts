import type { FlowEvent, ManagedAuth, SubmitRequest } from '#protocol'
import { answerWithOption, answerWithValues, type StepValues } from './answer.ts'
import { attempt } from './attempt.ts'
import type { Client } from './client.ts'
import { asClientError, ClientError, isSessionOver } from './client-error.ts'
import { createDeadline, type Expiry } from './expiry.ts'
import type { LoadUncommon } from './load-uncommon.ts'
import { isPause, isSamePause } from './pause.ts'
import { hasEnded, isUncommon, readStep, type Uncommon } from './read-step.ts'
import { type Runtime, systemRuntime } from './runtime.ts'
import { openSession, type Resume, type Session } from './session.ts'
import type { PauseStep, Step, StepOf, StepOption } from './step.ts'
import { clockToleranceMs, dayMs } from './timing.ts'
import { type Watch, watch } from './watch.ts'

/** Trouble between here and the server, or a refused answer. The site's words are in the step. */
export interface Problem {
  /** See `ClientErrorCode`. */
  code: string
  /** The server's sentence, or ours in English. */
  message: string
  /** It is being tried again; `retry()` does so at once. */
  recovering: boolean
}

export interface FlowSnapshot {
  step: Step
  /** What the server last said of the connection. */
  connection: ManagedAuth | undefined
  /** An answer is on its way. */
  pending: boolean
  problem: Problem | undefined
  /** `retry()` would do something. */
  canRetry: boolean
  /** Absent until the server said when, and once the flow is over. */
  expiry: Expiry | undefined
}

export interface FlowStoreOptions {
  client: Client
  connectionId: string
  /** Works once; spent when the store starts. */
  handoffCode: string
  /** Leave out the step in which a person agrees. @default false */
  skipPrime?: boolean | undefined
  /** How long before its end a flow warns, in seconds; 60 at least. @default 120 */
  warnBeforeSeconds?: number | undefined
  /** Goes on after a reload, when the code is spent. Without it such a login has expired. */
  resume?: Resume | undefined
  /** @default systemRuntime */
  runtime?: Runtime | undefined
}

/** A login flow as a state to subscribe to. No method throws or rejects. */
export interface FlowStore {
  getSnapshot(): FlowSnapshot
  /** Calls back after every change; the returned function ends that. */
  subscribe(listener: () => void): () => void
  /** Spends the code and follows the flow. Does nothing while it already does. */
  start(): void
  /** Aborts everything but the exchange; the state stays, and `start` continues. */
  stop(): void
  /** Answers with values by `StepField.key`. Does nothing unless a step can be answered. */
  submit(values: StepValues): Promise<void>
  choose(option: StepOption): Promise<void>
  /** The person agrees: `prime` gives way to what the server asks. */
  continue(): void
  /** Leaves the flow here. There is no call to end it on the server: it runs out by itself. */
  cancel(): void
  /** Tries at once what is waiting to be tried, or goes on after `cancel`. */
  retry(): void
}

/** @param load - For what is more than fields; without it choices are plain buttons. */
export function openFlowStore(options: FlowStoreOptions, load: LoadUncommon): FlowStore {
  const { client, connectionId, resume, runtime = systemRuntime } = options
  const listeners = new Set<() => void>()
  let watching: Watch | undefined
  let session: Session | undefined
  let agreed = options.skipPrime ?? false
  let record: ManagedAuth | undefined
  /** It is over here, whatever the record says: the person left, or the session ended. */
  let ended: StepOf<'canceled' | 'failed' | 'expired'> | undefined
  /** The pause that was answered, until the server is seen to have moved on. */
  let answered: { pause: PauseStep; accepted: boolean } | undefined
  let boundaries = 0
  let trouble: Problem | undefined
  let refusal: Problem | undefined
  /** By how much the server's clock is ahead of this machine's, where it matters. */
  let aheadMs = 0

  let uncommon: Uncommon | undefined

  const isOver = () => ended ?? (record && hasEnded(record))

  const stepNow = (): Step => {
    if (ended) return ended
    if (answered?.accepted) return { kind: 'submitting' }
    if (!record) return { kind: 'discovering' }
    return agreed || isOver()
      ? readStep(record, uncommon)
      : { kind: 'prime', domain: record.domain }
  }

  /** The end of the flow by this machine's clock. */
  const endsAt = () => (isOver() ? Number.NaN : Date.parse(record?.flow_expires_at ?? '') - aheadMs)
  const deadline = createDeadline(runtime, options.warnBeforeSeconds ?? 120, () => changed())
  let snapshot = {} as FlowSnapshot
  const changed = () => {
    const step = stepNow()
    const next: FlowSnapshot = {
      // The same step stays the same object, so that nobody takes it for another.
      step: sameContent(step, snapshot.step) ? snapshot.step : step,
      connection: record,
      pending: !!answered,
      problem: refusal ?? trouble,
      canRetry: !!trouble || ended?.kind === 'canceled',
      expiry: deadline.set(endsAt()),
    }
    const keys = Object.keys(next) as (keyof FlowSnapshot)[]
    if (keys.every((key) => next[key] === snapshot[key])) return
    snapshot = next
    for (const listener of listeners) listener()
  }
  changed()

  // What the host cannot keep is lost with the page, and only then.
  const keep = (kept?: Session) => void attempt(() => resume?.save(kept))
  const keepSession = () => {
    if (session && !isOver()) keep({ ...session, agreed })
  }

  /** What every call but the exchange needs. */
  const call = (signal: AbortSignal) => ({ connectionId, jwt: '', ...session, signal })

  const read = async (signal: AbortSignal): Promise<ManagedAuth> => {
    if (!session) {
      session = await openSession(client, connectionId, options.handoffCode, resume)
      agreed ||= session.agreed
      keepSession()
    }
    for (;;) {
      signal.throwIfAborted()
      const before = boundaries
      const next = await client.retrieve(call(signal))
      // Overtaken by an answer: it may show the pause from before.
      if (before === boundaries) return ready(next)
    }
  }

  /** Waits for what is needed to show a state whole, so that nothing jumps once it is there. */
  const ready = async <State extends ManagedAuth | FlowEvent>(state: State): Promise<State> => {
    if (!uncommon && isUncommon(state)) uncommon = await load()
    return state
  }

  const receive = (next: ManagedAuth, source: 'read' | 'stream') => {
    const step = readStep(next, uncommon)
    if (answered) {
      // Until the answer has arrived, and later on a stream that lags, this is still the old pause.
      const { pause, accepted } = answered
      if (isSamePause(step, pause) && !(accepted && source === 'read')) return
      answered = undefined
    }
    // A poll that brings nothing new draws nothing anew.
    if (!sameContent(record, next)) record = next
    if (!sameContent(snapshot.step, step)) refusal = undefined
    changed()
  }

  const end = (how = ended) => {
    ended = how
    keep()
    stop()
    answered = undefined
    trouble = undefined
    changed()
  }
  const fail = (error: ClientError) => {
    const { code, message } = error
    end({ kind: isSessionOver(error) ? 'expired' : 'failed', code, message })
  }

  const start = () => {
    if (watching || isOver()) return
    watching = watch({
      runtime,
      read,
      async *follow(signal) {
        for await (const event of client.follow(call(signal))) yield await ready(event)
      },
      onRecord: receive,
      onEvent({ event, timestamp }) {
        const ahead = Date.parse(timestamp) - runtime.now()
        // A clock that is a day off meets no valid certificate: this is no time of day.
        if (Math.abs(ahead - aheadMs) > clockToleranceMs && Math.abs(ahead) < dayMs) {
          aheadMs = ahead
          changed()
        }
        // Accepted long ago and no news: the event may have been lost on the way.
        if (event === 'sse_heartbeat' && answered?.accepted) watching?.refresh()
      },
      onTrouble: (error) => {
        if (!error && !trouble) return
        trouble = error && problem(error, true)
        changed()
      },
      onEnd: (error) => (error ? fail(error) : end()),
    })
    deadline.set(endsAt())
  }

  const stop = () => {
    watching?.stop()
    watching = undefined
    deadline.stop()
    if (!answered?.accepted) answered = undefined
  }

  const answer = async (toBody: (pause: PauseStep) => SubmitRequest) => {
    const pause = snapshot.step
    const signal = watching?.signal
    if (!signal || !isPause(pause) || answered) return
    const mine = { pause, accepted: false }
    answered = mine
    refusal = undefined
    boundaries += 1
    changed()
    try {
      const { accepted } = await client.submit({ ...call(signal), body: toBody(pause) })
      if (!accepted) throw new ClientError('invalid_input')
      mine.accepted = true
      if (!signal.aborted) watching?.hurry()
    } catch (cause) {
      const error = asClientError(cause)
      if (signal.aborted) return
      if (isSessionOver(error)) return fail(error)
      // The server moved on: the answer arrived, only its receipt was lost.
      if (answered !== mine) return
      answered = undefined
      refusal = problem(error, false)
      // Late, out of turn, or lost on the way: only the server knows where the flow stands.
      if (error.code !== 'invalid_input') watching?.refresh()
    } finally {
      boundaries += 1
      if (!signal.aborted) changed()
    }
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    stop,
    submit: (values) => answer((pause) => answerWithValues(pause, values)),
    choose: (option) => answer((pause) => answerWithOption(pause, option)),
    continue() {
      agreed = true
      keepSession()
      changed()
    },
    cancel() {
      if (!isOver()) end({ kind: 'canceled', code: undefined, message: undefined })
    },
    retry() {
      if (ended?.kind !== 'canceled') return watching?.refresh()
      ended = undefined
      keepSession()
      changed()
      start()
    },
  }
}

const problem = ({ code, message }: ClientError, recovering: boolean): Problem => ({
  code,
  message,
  recovering,
})

const sameContent = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
