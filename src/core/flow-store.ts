import type { ManagedAuth, SubmitRequest } from '#protocol'
import { answerWithOption, answerWithValues, type StepValues } from './answer.ts'
import { hasEnded } from './apply-event.ts'
import type { Client } from './client.ts'
import { asClientError, ClientError, isSessionOver } from './client-error.ts'
import { createDeadline, type Expiry } from './expiry.ts'
import { type Runtime, systemRuntime } from './runtime.ts'
import { openSession, type Resume } from './session.ts'
import type { PauseStep, Step, StepOption } from './step.ts'
import { toStep } from './to-step.ts'
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

/** The state of one login, framework-free. Nothing is sent before `start`. */
export function createFlowStore(options: FlowStoreOptions): FlowStore {
  const { client, connectionId, handoffCode, runtime = systemRuntime } = options
  const listeners = new Set<() => void>()
  let abort: AbortController | undefined
  let watching: Watch | undefined
  let jwt = ''

  let primed = options.skipPrime ?? false
  let record: ManagedAuth | undefined
  /** What the record, or the end of the session, amounts to. */
  let current: Step = { kind: 'discovering' }
  let left: Step | undefined
  /** The pause that was answered, until the server is seen to have moved on. */
  let answered: { id: string; accepted: boolean } | undefined
  let boundaries = 0
  let trouble: Problem | undefined
  let refusal: Problem | undefined
  let lost = false

  const submitting: Step = { kind: 'submitting' }
  let prime: Step | undefined

  const over = () => left !== undefined || lost || (record !== undefined && hasEnded(record))

  const stepNow = (): Step => {
    if (left) return left
    if (answered?.accepted) return submitting
    if (primed || !record || over()) return current
    prime ??= { kind: 'prime', domain: record.domain }
    return prime
  }

  const take = (): FlowSnapshot => ({
    step: stepNow(),
    connection: record,
    pending: answered !== undefined,
    problem: refusal ?? trouble,
    canRetry: left !== undefined || trouble !== undefined,
    expiry: deadline.set(over() ? undefined : record?.flow_expires_at),
  })
  const deadline = createDeadline(runtime, options.warnBeforeSeconds ?? 120, () => changed())
  let snapshot = take()
  const changed = () => {
    const next = take()
    const keys = Object.keys(next) as (keyof FlowSnapshot)[]
    if (keys.every((key) => next[key] === snapshot[key])) return
    snapshot = next
    for (const listener of listeners) listener()
  }

  const keep = (alive: boolean) => {
    const session = alive ? { connectionId, jwt, agreed: primed } : undefined
    // What the host cannot keep is lost with the page, and only then.
    void Promise.resolve()
      .then(() => options.resume?.save(session))
      .catch(() => undefined)
  }

  const read = async (signal: AbortSignal): Promise<ManagedAuth> => {
    if (!jwt) {
      const session = await openSession(client, connectionId, handoffCode, options.resume)
      jwt = session.jwt
      primed ||= session.agreed
      if (!left) keep(true)
    }
    for (;;) {
      signal.throwIfAborted()
      const before = boundaries
      const next = await client.retrieve({ connectionId, jwt, signal })
      // Overtaken by an answer: it may show the pause from before.
      if (before === boundaries) return next
    }
  }

  const receive = (next: ManagedAuth, source: 'read' | 'stream') => {
    const step = toStep(next)
    if (answered) {
      // Until the answer has arrived, and later on a stream that lags, this is still the old pause.
      const same = isPause(step) && step.id === answered.id && !newWords(step, current)
      if (same && !(answered.accepted && source === 'read')) return
      answered = undefined
    }
    // A poll that brings nothing new draws nothing anew.
    if (!sameContent(record, next)) record = next
    // The same step stays the same object, so that nobody takes it for another.
    const known = [snapshot.step, current].find((shown) => sameContent(shown, step))
    if (!known) refusal = undefined
    current = known ?? step
    changed()
  }

  const end = (error: ClientError | undefined) => {
    keep(false)
    watching = undefined
    answered = undefined
    if (error) {
      const kind = isSessionOver(error) ? 'expired' : 'failed'
      current = { kind, code: error.code, message: error.message }
      trouble = undefined
      lost = true
    }
    changed()
  }

  const start = () => {
    if (abort || over()) return
    abort = new AbortController()
    deadline.set(record?.flow_expires_at)
    watching = watch({
      runtime,
      read,
      follow: (signal) => client.follow({ connectionId, jwt, signal }),
      onRecord: receive,
      onHeartbeat: () => {
        // Accepted long ago and no news: the event may have been lost on the way.
        if (answered?.accepted) watching?.refresh()
      },
      onTrouble: (error) => {
        if (!error && !trouble) return
        trouble = error && { code: error.code, message: error.message, recovering: true }
        changed()
      },
      onEnd: end,
    })
  }

  const stop = () => {
    watching?.stop()
    abort?.abort()
    deadline.stop()
    watching = undefined
    abort = undefined
    if (answered && !answered.accepted) answered = undefined
  }

  const send = async (pause: PauseStep, body: SubmitRequest) => {
    const signal = abort?.signal
    if (!signal || answered) return
    const mine = { id: pause.id, accepted: false }
    answered = mine
    refusal = undefined
    boundaries += 1
    changed()
    try {
      const { accepted } = await client.submit({ connectionId, jwt, body, signal })
      if (!accepted) throw new ClientError('invalid_input', 'The server did not take the answer.')
      if (signal.aborted) return
      mine.accepted = true
      watching?.hurry()
    } catch (cause) {
      if (signal.aborted) return
      const error = asClientError(cause)
      if (isSessionOver(error)) {
        watching?.stop()
        return end(error)
      }
      // The server has moved on: the answer arrived, only its receipt was lost.
      if (answered !== mine) return
      answered = undefined
      refusal = { code: error.code, message: error.message, recovering: false }
      // Late, out of turn, or lost on the way: only the server knows where the flow stands.
      if (error.code !== 'invalid_input') watching?.refresh()
    } finally {
      boundaries += 1
      if (!signal.aborted) changed()
    }
  }

  const pauseNow = () => {
    const { step, pending } = snapshot
    return isPause(step) && !pending ? step : undefined
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    stop,
    async submit(values) {
      const pause = pauseNow()
      if (pause) await send(pause, answerWithValues(pause, values))
    },
    async choose(option) {
      const pause = pauseNow()
      if (pause) await send(pause, answerWithOption(pause, option))
    },
    continue() {
      primed = true
      if (jwt && !over()) keep(true)
      changed()
    },
    cancel() {
      if (over()) return
      stop()
      keep(false)
      answered = undefined
      left = { kind: 'canceled', code: undefined, message: undefined }
      changed()
    },
    retry() {
      if (left) {
        left = undefined
        if (jwt) keep(true)
        changed()
        start()
      } else watching?.refresh()
    },
  }
}

const sameContent = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const isPause = (step: Step): step is PauseStep =>
  step.kind === 'input' || step.kind === 'external-action'

/** The same pause again, and the site now says something else: it was answered and refused. */
const newWords = (step: PauseStep, before: Step): boolean =>
  !isPause(before) || step.problem !== before.problem || step.kind !== before.kind
