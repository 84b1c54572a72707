import type { ManagedAuth, SubmitRequest } from '#protocol'
import { type Refusal, readAnswer } from './answer.ts'
import type { Clock } from './clock.ts'
import { domainOf, type FlowState, nothingNow, type Stand, stateOf } from './flow-state.ts'
import { expired } from './pages.ts'
import type { AskPage, EndPage, ExternalPage, Page, Scenario } from './scenario.ts'
import { fieldIdOf } from './wire-input.ts'

const minute = 60_000

export interface MockFlowOptions {
  connectionId: string
  scenario: Scenario
  clock: Clock
  /** Page to find first, instead of the scenario's. */
  at?: string | undefined
  hostedUrl: string
  /** Milliseconds until the first page is found. */
  discoverMs: number
  /** Milliseconds the site takes over each answer. */
  submitMs: number
}

/** One login, played from a scenario on a clock: wire protocol 13.1. Knows no HTTP. */
export interface MockFlow {
  /** Lets time start to pass. Does nothing when it already does. */
  begin(): void
  state(): FlowState
  record(): ManagedAuth
  ended(): boolean
  /** Name of the page found last. */
  page(): string | undefined
  /** @returns why the answer is refused; nothing changed then. */
  submit(body: SubmitRequest): Refusal | undefined
  /** Ends it from outside, as a deleted connection or a newer login would. */
  cancel(): void
  /** Calls `listener` after every move. Returns what stops that. */
  subscribe(listener: () => void): () => void
}

export function createMockFlow(options: MockFlowOptions): MockFlow {
  const { connectionId, scenario, clock, hostedUrl } = options
  const flowLimitMs = scenario.flowLimitMs ?? 20 * minute
  const pauseLimitMs = scenario.pauseLimitMs ?? 10 * minute

  const listeners = new Set<() => void>()
  const spare = new Map<string, string>()
  let stand: Stand = { kind: 'discovering' }
  let current: string | undefined
  let expiresAt: number | undefined
  let pauses = 0
  let cancelFlowLimit = () => {}
  let cancelTimers: (() => void)[] = []

  const move = (next: Stand) => {
    for (const cancel of cancelTimers) cancel()
    cancelTimers = []
    if (next.kind === 'ended') cancelFlowLimit()
    stand = next
    for (const listener of [...listeners]) listener()
  }
  const later = (ms: number, run: () => void) => {
    cancelTimers.push(clock.after(ms, run))
  }
  const state = () => stateOf(stand, hostedUrl, scenario)
  const end = (page: EndPage) => move({ kind: 'ended', page })

  const pageNamed = (name: string): Page => {
    const page = scenario.pages[name]
    if (!page) throw new Error(`The scenario "${scenario.title}" has no page named "${name}".`)
    return page
  }

  const enter = (name: string, problem?: string) => {
    const page = pageNamed(name)
    current = name
    if (page.kind === 'end') return end(page)
    if (page.kind === 'ask' && !problem && enterSpareValues(page, name)) return
    if (page.kind === 'unknown') move({ kind: 'unknown', page })
    else {
      pauses += 1
      const words = problem ?? page.problem
      const interactionId = `mai_${connectionId}_${pauses}`
      move({ kind: 'paused', name, page, interactionId, ...(words && { problem: words }) })
      later(pauseLimitMs, () => end(expired()))
    }
    const { next } = page
    if (page.kind !== 'ask' && page.doneAfterMs !== undefined && next !== undefined) {
      later(page.doneAfterMs, () => enter(next))
    }
  }

  // A client may send the values of later pages along with the first (4.8). Each is used once.
  const enterSpareValues = (page: AskPage, name: string): boolean => {
    const required = page.fields.filter((field) => field.required ?? true)
    const known = new Map<string, string>()
    for (const field of required) {
      const value = spare.get(field.ref) ?? spare.get(fieldIdOf(field))
      if (value !== undefined) known.set(field.ref, value)
    }
    if (known.size === 0 || known.size < required.length) return false
    for (const field of required) {
      spare.delete(field.ref)
      spare.delete(fieldIdOf(field))
    }
    checkValues(page, name, known)
    return true
  }

  const checkValues = (page: AskPage | ExternalPage, name: string, values: Map<string, string>) => {
    const wrong = page.fields.some(({ ref, accepts }) => {
      const value = values.get(ref)
      return accepts !== undefined && value !== undefined && value !== accepts
    })
    if (wrong) enter(name, page.refusal)
    else if (page.next !== undefined) enter(page.next)
  }

  return {
    begin() {
      if (expiresAt !== undefined) return
      expiresAt = clock.now() + flowLimitMs
      cancelFlowLimit = clock.after(flowLimitMs, () => end(expired()))
      later(options.discoverMs, () => enter(options.at ?? scenario.start))
    },
    state,
    ended: () => stand.kind === 'ended',
    page: () => current,
    record() {
      const expires = stand.kind === 'ended' ? undefined : expiresAt
      const page = stand.kind === 'paused' ? stand.page : undefined
      return {
        id: connectionId,
        domain: domainOf(scenario),
        profile_name: 'mock-profile',
        status: state().flow_status === 'SUCCESS' ? 'AUTHENTICATED' : 'NEEDS_AUTH',
        save_credentials: true,
        record_session: false,
        flow_expires_at: expires === undefined ? null : new Date(expires).toISOString(),
        ...nothingNow,
        sso_provider: (page?.kind === 'ask' && page.ssoProvider) || null,
        ...state(),
      }
    },
    submit(body) {
      const text = JSON.stringify(body)
      // The SDK repeats a POST whose answer it lost.
      if (stand.kind === 'submitting' && stand.body === text) return undefined
      if (stand.kind !== 'paused' || stand.page.fields.length + stand.page.choices.length === 0) {
        return {
          code: 'not_awaiting_input',
          message: 'The login asks for nothing now. Read its state and answer what it asks for.',
        }
      }
      const { name, page, interactionId } = stand
      if (body.interaction_id && body.interaction_id !== interactionId) {
        return {
          code: 'stale_interaction',
          message: 'The login has moved on since this was asked. Read its state again.',
        }
      }
      const answer = readAnswer(body, page.fields, page.choices)
      if (answer.kind === 'refused') return answer.refusal
      move({ kind: 'submitting', body: text })
      if (answer.kind === 'choice') later(options.submitMs, () => enter(answer.choice.next))
      else {
        for (const [key, value] of answer.spare) spare.set(key, value)
        later(options.submitMs, () => checkValues(page, name, answer.values))
      }
      return undefined
    },
    cancel() {
      if (stand.kind !== 'ended') end({ kind: 'end', status: 'CANCELED' })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
