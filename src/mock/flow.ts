import { type ManagedAuth, type StateEvent, type SubmitRequest, stateEventSchema } from '#protocol'
import type { Clock } from './clock.ts'
import { expired } from './scenarios/pages.ts'
import type { AskedField, EndPage, OpenPage, Scenario } from './scenarios/scenario.ts'
import { type Refusal, readAnswer, toWireInput } from './wire.ts'

const minute = 60_000

/** An event without its envelope. An absent key means "nothing now": wire protocol 13.2. */
type FlowState = Omit<StateEvent, 'event' | 'timestamp'>

// A record says as null what an event leaves out; where a login led stays until the next (13.1).
const nothingNow = Object.fromEntries(
  [...Object.keys(stateEventSchema.shape), 'browser_session_id']
    .filter((key) => !['event', 'timestamp', 'post_login_url'].includes(key))
    .map((key) => [key, null]),
)

const refusal = (code: Refusal['code'], message: string): Refusal => ({ code, message })
const nothingAsked = refusal('not_awaiting_input', 'Nothing is asked for now. Read the state.')
const movedOn = refusal('stale_interaction', 'The login has moved on. Read the state again.')
const isRequired = ({ required = true }: AskedField) => required
const isAnswerable = ({ fields, choices }: OpenPage) => fields.length + choices.length > 0

export type MockFlow = ReturnType<typeof createMockFlow>

/** One login: a position in a scenario, moved by answers and by a clock. Knows no HTTP. */
export function createMockFlow(options: {
  connectionId: string
  scenario: Scenario
  /** Page to find first, instead of the scenario's. */
  at?: string | undefined
  clock: Clock
  discoverMs: number
  submitMs: number
}) {
  const { connectionId, scenario, clock } = options
  const { domain = 'example.com', pages, shapes } = scenario
  const { flowLimitMs = 20 * minute, pauseLimitMs = 10 * minute } = scenario
  const hosted_url = `https://login.example.com/login/${connectionId}`
  const running = { flow_status: 'IN_PROGRESS', flow_type: 'LOGIN', hosted_url }
  const listeners = new Set<() => void>()
  /** What was typed and not used yet, by `ref`. */
  const given = new Map<string, string>()
  let state: FlowState = { ...running, flow_step: 'DISCOVERING' }
  let page: OpenPage | undefined
  let name: string | undefined
  /** The answer that is worked on. */
  let sent: string | undefined
  let pauses = 0
  let expiresAt: number | undefined
  let stops: (() => void)[] = []

  const interactionId = () => `mai_${connectionId}_${pauses}`
  const isOver = () => state.flow_step === 'COMPLETED'

  const move = (next: FlowState, waits?: OpenPage) => {
    for (const stop of stops) stop()
    stops = []
    page = waits
    sent = undefined
    const told = Object.entries(next).filter(([, value]) => value !== undefined)
    state = Object.fromEntries(told) as FlowState
    for (const listener of [...listeners]) listener()
  }
  /** Runs unless the flow has moved by then. */
  const later = (ms: number, run: () => void) => stops.push(clock.after(ms, run))

  const end = ({ status, errorCode, errorMessage, problem }: EndPage) => {
    if (isOver()) return
    const words = { error_code: errorCode, error_message: errorMessage, website_error: problem }
    const landed = status === 'SUCCESS' && { post_login_url: `https://${domain}/home` }
    move({ flow_status: status, flow_step: 'COMPLETED', flow_type: 'LOGIN', ...words, ...landed })
  }

  /** Goes to a page; `refusal` is what the site says when it asks again. */
  const enter = (to: string, refusal?: string) => {
    const next = pages[to]
    if (!next) throw new Error(`The scenario "${scenario.title}" has no page named "${to}".`)
    name = to
    if ('status' in next) end(next)
    // A client may send the values of later pages along with the first (4.8).
    else if (refusal === undefined && next.step === 'AWAITING_INPUT' && isGiven(next)) judge(next)
    else pause(next, refusal)
  }
  const isGiven = ({ fields }: OpenPage) =>
    fields.some(isRequired) && fields.filter(isRequired).every(({ ref }) => given.has(ref))

  const pause = (at: OpenPage, refusal: string | undefined) => {
    const { next, doneAfterMs, message, problem, liveViewUrl: live_view_url } = at
    pauses += 1
    const words = { external_action_message: message, website_error: refusal ?? problem }
    const input = isAnswerable(at) && toWireInput(at, interactionId(), shapes)
    move({ ...running, flow_step: at.step, live_view_url, ...words, ...input }, at)
    later(pauseLimitMs, () => end(expired()))
    if (next !== undefined && doneAfterMs !== undefined) later(doneAfterMs, () => enter(next))
  }

  /** Lets the site look at what was given for a page, each value once. */
  const judge = ({ fields, next, refusal }: OpenPage) => {
    const wrong = fields.filter(({ ref, accepts }) => {
      const value = given.get(ref)
      given.delete(ref)
      return accepts !== undefined && value && value !== accepts
    })
    if (wrong.length > 0) enter(name ?? '', refusal)
    else if (next !== undefined) enter(next)
  }

  return {
    state: () => state,
    ended: isOver,
    hasIds: shapes !== 'legacy',
    /** Name of the page found last. */
    page: () => name,
    /** Lets its time start to pass. */
    begin() {
      expiresAt = clock.now() + flowLimitMs
      clock.after(flowLimitMs, () => end(expired()))
      later(options.discoverMs, () => enter(options.at ?? scenario.start))
    },
    /** The connection, with this flow as its latest. */
    record(): ManagedAuth {
      const expires = isOver() || expiresAt === undefined ? null : new Date(expiresAt).toISOString()
      return {
        ...{ id: connectionId, domain, profile_name: 'mock-profile' },
        status: state.flow_status === 'SUCCESS' ? 'AUTHENTICATED' : 'NEEDS_AUTH',
        ...{ save_credentials: true, record_session: false, flow_expires_at: expires },
        sso_provider: page?.ssoProvider ?? null,
        ...nothingNow,
        ...state,
      }
    },
    /** @returns why the answer is refused; nothing changed then. `problem` says why it is of no use. */
    submit(body: SubmitRequest, problem?: string): Refusal | undefined {
      const text = JSON.stringify(body)
      // The SDK repeats a POST whose answer it lost.
      if (sent === text) return undefined
      if (!page || !isAnswerable(page)) return nothingAsked
      if (body.interaction_id && body.interaction_id !== interactionId()) return movedOn
      const answered = page
      const answer = readAnswer(body, answered)
      if ('refusal' in answer) return answer.refusal
      if ('values' in answer && !problem)
        for (const [ref, value] of answer.values) given.set(ref, value)
      move({ ...running, flow_step: 'SUBMITTING' })
      sent = text
      const next = 'choice' in answer ? () => enter(answer.choice.next) : () => judge(answered)
      later(options.submitMs, problem ? () => enter(name ?? '', problem) : next)
      return undefined
    },
    /** Ends it from outside, as a deleted connection or a newer login would. */
    cancel: () => end({ status: 'CANCELED' }),
    /** Calls `listener` after every move. Returns what stops that. */
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
