import { type HttpHandler, HttpResponse, type HttpResponseResolver, http } from 'msw'
import {
  exchangeRequestSchema,
  type RequestErrorCode,
  requestErrorCodes,
  submitRequestSchema,
} from '#protocol'
import { createSealing } from '../seal/sealing.ts'
import { type Clock, systemClock } from './clock.ts'
import { eventStream } from './event-stream.ts'
import { createMockFlow, type MockFlow } from './flow.ts'
import type { Endpoint, Failure } from './scenarios/failure.ts'
import { breaksStream, type InForce, inForce, withFailures } from './scenarios/in-force.ts'
import type { Scenario } from './scenarios/scenario.ts'
import type { Refusal } from './wire.ts'

export interface MockServerOptions {
  /** Played where a code not seen before is a new login. @default only `startLogin` starts one */
  scenario?: Scenario | undefined
  /** The same, by connection id. Goes before `scenario`. */
  scenarios?: Record<string, Scenario> | undefined
  /** Origin and prefix to answer at, as given to the client. @default any origin */
  baseUrl?: string | undefined
  /** @default real time */
  clock?: Clock | undefined
  /** Milliseconds until the first page of a login is found. @default 600 */
  discoverMs?: number | undefined
  /** Milliseconds the played site takes over each answer. @default 400 */
  submitMs?: number | undefined
  /** Milliseconds between the heartbeats of an event stream. @default 15,000, as on the wire */
  heartbeatEveryMs?: number | undefined
  /** Names keys to seal answers to, for pages in a secure context. Plain ones pass too. @default false */
  sealing?: boolean | undefined
  /** What goes wrong with every login, on top of what its scenario says. @default nothing */
  failures?: Failure[] | undefined
}

/** What a started login is known by: props of `<ManagedAuthLogin>`, arguments of the hooks. */
export interface StartedLogin {
  /** Given to `startLogin` again, it starts a newer login there; the older one is canceled. */
  connectionId: string
  handoffCode: string
}

export interface StartLoginOptions extends Partial<StartedLogin> {
  /** Name of the page to find first, instead of the scenario's own. */
  at?: string | undefined
}

export interface MockServer {
  /** For `setupWorker(...handlers)` and `setupServer(...handlers)`. */
  handlers: HttpHandler[]
  /** Plays the customer's server. The login's time starts with the exchange, however late. */
  startLogin(scenario: Scenario, options?: StartLoginOptions): StartedLogin
  /** Ends a running login from outside, as deleting its connection would. */
  cancelLogin(connectionId: string): void
  /** Lets something go wrong with every login from now on, until what it returns is called. */
  fail(failure: Failure): () => void
}

/** One login as the server keeps it. A newer one of the same connection takes its place. */
interface Login extends StartedLogin {
  flow: MockFlow
  /** When its session ends. Absent until its code is spent. */
  expiresAt?: number
  /** What its scenario lets go wrong. */
  failures: InForce[]
}

type Asked = { id: string; request: Request; body: unknown; code: string | undefined }
type Answered = Response | Promise<Response>

// The four session endpoints answer browsers of any origin: wire protocol 2.6.
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Authorization, Content-Type, Accept',
}

const answer = (body: object, status = 200): Response =>
  HttpResponse.json<object>(body, { status, headers: { 'cache-control': 'private, no-store' } })
const refuse = (code: RequestErrorCode, message: string, details?: Refusal['details']) =>
  answer({ code, message, details }, requestErrorCodes[code])

// Counts over all servers of the page: a client remembers which codes it has spent, so a code must
// not come back with the next test's server.
let started = 0

/**
 * A server without a network: answers the session endpoints of the wire protocol (exchange,
 * retrieve, submit, events) by playing scenarios. Give its handlers to MSW.
 *
 * @example
 * const server = createMockServer()
 * setupServer(...server.handlers).listen()
 * render(<ManagedAuthLogin {...server.startLogin(scenarios.password)} />)
 */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  const { baseUrl = '*', clock = systemClock, heartbeatEveryMs = 15_000 } = options
  const { discoverMs = 600, submitMs = 400 } = options
  const sealing = createSealing(options.sealing)
  const logins = new Map<string, Login>()
  const sessions = new Map<string, Login>()
  const seenCodes = new Set<string>()
  const failures = new Set((options.failures ?? []).map(inForce))
  let line = new AbortController()
  const startLogin: MockServer['startLogin'] = (scenario, { at, ...ids } = {}) => {
    started += 1
    const { connectionId = `ma_mock_${started}`, handoffCode = `mock_code_${started}` } = ids
    logins.get(connectionId)?.flow.cancel()
    const flow = createMockFlow({ connectionId, scenario, at, clock, discoverMs, submitMs })
    const failures = (scenario.failures ?? []).map(inForce)
    logins.set(connectionId, { connectionId, handoffCode, flow, failures })
    seenCodes.add(`${connectionId} ${handoffCode}`)
    return { connectionId, handoffCode }
  }

  /** A code nobody has seen stands for a login the customer's server has just started. */
  const startUnseen = ({ id: connectionId, code }: Asked) => {
    const scenario = options.scenarios?.[connectionId] ?? options.scenario
    if (!code || !scenario || seenCodes.has(`${connectionId} ${code}`)) return
    startLogin(scenario, { connectionId, handoffCode: code })
  }

  const exchange = async ({ id, code }: Asked): Promise<Response> => {
    if (!code) return refuse('invalid_input', 'Send the hand-off code as code.')
    const login = logins.get(id)
    if (!login) return refuse('not_found', 'There is no such connection.')
    if (login.flow.ended()) return refuse('gone', 'This login has ended already.')
    if (login.expiresAt || login.handoffCode !== code) {
      return refuse('unauthorized', 'The code is wrong or was used before.')
    }
    login.expiresAt = clock.now() + 30 * 60_000
    login.flow.begin()
    const jwt = `mock.${id}.${code}`
    sessions.set(jwt, login)
    return answer({ jwt, sealing_keys: login.flow.hasIds ? await sealing.keys() : undefined })
  }

  const retrieve = ({ flow }: Login) => answer(flow.record())
  const submit = async ({ flow }: Login, { id, body }: Asked): Promise<Response> => {
    const { data } = submitRequestSchema.safeParse(body)
    if (!data) return refuse('invalid_input', 'The body is not a submission.')
    const opened = await sealing.open(id, data)
    const { refusal = flow.submit(opened.body, opened.problem) } = opened
    if (refusal) return refuse(refusal.code, refusal.message, refusal.details)
    return answer({ accepted: true }, 202)
  }

  const events = (login: Login, { request }: Asked): Response => {
    const breaksNow = () => breaksStream(failuresOf(login), login.flow.page())
    const cut = AbortSignal.any([request.signal, line.signal])
    return eventStream(login.flow, { clock, heartbeatEveryMs, breaksNow, cut })
  }

  /** Finds the login a token speaks for, or says why it may not speak. */
  const callerOf = ({ id, request }: Asked): Login | Response => {
    const [, token = ''] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
    const login = sessions.get(token)
    if (!login || clock.now() >= (login.expiresAt ?? 0)) {
      return refuse('unauthorized', 'The session is unknown or has ended. Start a new login.')
    }
    if (login.connectionId !== id) return refuse('forbidden', 'This is not its connection.')
    const isLatest = logins.get(id) === login
    return isLatest ? login : refuse('gone', 'A newer login took over. Follow that one.')
  }

  const failuresOf = (login?: Login) => [...(login?.failures ?? []), ...failures]

  /** Answers at an endpoint, through whatever goes wrong for the connection that is asked for. */
  const at =
    (endpoint: Endpoint, handle: (asked: Asked) => Answered): HttpResponseResolver =>
    async ({ params, request }) => {
      const body: unknown = await request.json().catch(() => undefined)
      const { code } = exchangeRequestSchema.safeParse(body).data ?? {}
      const asked = { id: String(params.id), request, body, code }
      if (endpoint === 'exchange') startUnseen(asked)
      const login = logins.get(asked.id)
      const place = { endpoint, page: login?.flow.page() }
      const response = await withFailures(failuresOf(login), place, clock, () => handle(asked))
      if (response.type === 'error') return response
      for (const [name, value] of Object.entries(cors)) response.headers.set(name, value)
      return response
    }
  /** The same where only the login's own browser may ask. */
  const atOwn = (endpoint: Endpoint, handle: (login: Login, asked: Asked) => Answered) =>
    at(endpoint, (asked) => {
      const login = callerOf(asked)
      return login instanceof Response ? login : handle(login, asked)
    })

  const root = `${baseUrl}/auth/connections/:id`
  const preflight = () => new HttpResponse(null, { status: 204, headers: cors })
  const handlers = [
    ...[root, `${root}/*`].map((path) => http.options(path, preflight)),
    http.post(`${root}/exchange`, at('exchange', exchange)),
    http.get(root, atOwn('retrieve', retrieve)),
    http.post(`${root}/submit`, atOwn('submit', submit)),
    http.get(`${root}/events`, atOwn('events', events)),
  ]

  return {
    handlers,
    startLogin,
    cancelLogin: (connectionId) => logins.get(connectionId)?.flow.cancel(),
    fail(failure) {
      const added = inForce(failure)
      failures.add(added)
      if (failure.breaksStream === 'at_once') {
        line.abort()
        line = new AbortController()
      }
      return () => failures.delete(added)
    },
  }
}

/** The handlers alone, for ids and hand-off codes from elsewhere: each new code is a new login. */
export const createMockHandlers = (
  options: MockServerOptions & ({ scenario: Scenario } | { scenarios: Record<string, Scenario> }),
): HttpHandler[] => createMockServer(options).handlers
