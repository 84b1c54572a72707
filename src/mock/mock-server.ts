import { type DefaultBodyType, type HttpHandler, HttpResponse, http } from 'msw'
import {
  exchangeRequestSchema,
  type RequestErrorCode,
  requestErrorCodes,
  submitRequestSchema,
} from '#protocol'
import type { Refusal } from './answer.ts'
import { type Clock, systemClock } from './clock.ts'
import { breaksStream, type Disturbance, disturb, disturbanceBy, eventsAnswer } from './disturb.ts'
import { eventStream } from './event-stream.ts'
import type { Endpoint, Failure } from './failure.ts'
import { createMockFlow, type MockFlow } from './mock-flow.ts'
import type { Scenario } from './scenario.ts'

export interface MockServerOptions {
  /**
   * Played on any connection: a hand-off code not seen before is taken for a new login. For pages
   * that get id and code from elsewhere. @default none, only logins of `startLogin` are known
   */
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
  /** What goes wrong with every login, on top of what its scenario says. @default nothing */
  failures?: Failure[] | undefined
}

export interface StartLoginOptions {
  /** An id again starts a new login of the same connection; the older one is canceled. */
  connectionId?: string | undefined
  handoffCode?: string | undefined
  /** Name of the page to find first, instead of the scenario's own. */
  at?: string | undefined
}

/** What a started login is known by: props of `<ManagedAuthLogin>`, arguments of the hooks. */
export interface StartedLogin {
  connectionId: string
  handoffCode: string
}

export interface MockServer {
  /** For `setupWorker(...handlers)` and `setupServer(...handlers)`. */
  handlers: HttpHandler[]
  /**
   * Plays the customer's server: creates a connection and starts a login on it. Its time starts to
   * pass with the exchange, so that a page opened late still sees it from the beginning.
   */
  startLogin(scenario: Scenario, options?: StartLoginOptions): StartedLogin
  /** Ends a running login from outside, as deleting its connection would. */
  cancelLogin(connectionId: string): void
  /**
   * Lets something go wrong from now on, with every login. `offline()` also breaks open streams.
   *
   * @returns what mends it
   */
  fail(failure: Failure): () => void
}

/** One login as the server keeps it. */
interface Login {
  connectionId: string
  handoffCode: string
  flow: MockFlow
  state: 'waiting' | 'exchanged' | 'superseded'
  /** What its scenario lets go wrong. */
  disturbances: Disturbance[]
}

const sessionMs = 30 * 60_000

// The four session endpoints answer browsers of any origin: wire protocol 2.6.
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Authorization, Content-Type, Accept',
}

const answer = <Body extends DefaultBodyType>(body: Body, status = 200) =>
  HttpResponse.json(body, { status, headers: { ...cors, 'cache-control': 'private, no-store' } })

const refuse = ({ code, message, details }: Refusal) =>
  answer({ code, message, ...(details && { details }) }, requestErrorCodes[code])

const refusal = (code: RequestErrorCode, message: string): Refusal => ({ code, message })

const readBody = (request: Request): Promise<unknown> => request.json().catch(() => undefined)

const notASubmission = ({
  issues,
}: {
  issues: { path: PropertyKey[]; message: string }[]
}): Refusal => ({
  ...refusal('invalid_input', 'The body is not a submission.'),
  details: issues.map(({ path, message }) => ({
    code: 'invalid_value',
    message: `${path.join('.')}: ${message}`,
  })),
})

/** Shaped like the real token, so that a client which looks into it finds the same claims. */
function writeToken(sessionId: string, expiresAt: number): string {
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const claims = {
    iss: 'managed-auth-mock',
    managed_auth_session_id: sessionId,
    exp: Math.floor(expiresAt / 1000),
  }
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.mock`
}

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
  const { baseUrl = '*', clock = systemClock, discoverMs = 600, submitMs = 400 } = options
  const { heartbeatEveryMs = 15_000 } = options
  const logins = new Map<string, Login>()
  const sessions = new Map<string, { login: Login; expiresAt: number }>()
  const seenCodes = new Set<string>()
  let disturbances = (options.failures ?? []).map(disturbanceBy)
  let line = new AbortController()

  const disturbancesOf = (login: Login | undefined) => [
    ...(login?.disturbances ?? []),
    ...disturbances,
  ]
  /** Hands a request to `handle`, unless a failure answers first. */
  const met = async (
    endpoint: Endpoint,
    id: unknown,
    handle: () => Response | Promise<Response>,
  ) => {
    const login = logins.get(String(id))
    const place = { endpoint, page: login?.flow.page() }
    const instead = await disturb(disturbancesOf(login), place, { clock, headers: cors })
    return instead ?? handle()
  }

  /** Finds the login a token speaks for, or says why it may not speak. */
  const callerOf = (request: Request, connectionId: unknown): Login | Refusal => {
    const token = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
    const session = sessions.get(token ?? '')
    if (!session || clock.now() >= session.expiresAt) {
      return refusal('unauthorized', 'The session is unknown or has ended. Start a new login.')
    }
    if (session.login.connectionId !== connectionId) {
      return refusal('forbidden', 'This session belongs to another connection.')
    }
    if (session.login.state === 'superseded') {
      return refusal('gone', 'A newer login took over. Follow that one.')
    }
    return session.login
  }

  const startLogin: MockServer['startLogin'] = (scenario, options = {}) => {
    started += 1
    const connectionId = options.connectionId ?? `ma_mock_${started}`
    const handoffCode = options.handoffCode ?? `mock_handoff_code_${started}`
    const hostedUrl = `https://login.example.com/login/${connectionId}`
    const { at } = options
    const timing = { clock, discoverMs, submitMs }
    const flow = createMockFlow({ connectionId, scenario, at, hostedUrl, ...timing })
    const older = logins.get(connectionId)
    if (older) {
      older.flow.cancel()
      older.state = 'superseded'
    }
    const own = (scenario.failures ?? []).map(disturbanceBy)
    const login: Login = {
      ...{ connectionId, handoffCode, flow },
      ...{ state: 'waiting', disturbances: own },
    }
    logins.set(connectionId, login)
    seenCodes.add(`${connectionId} ${handoffCode}`)
    return { connectionId, handoffCode }
  }

  /** A code nobody has seen stands for a login the customer's server has just started. */
  const startUnseen = (connectionId: string, handoffCode: string) => {
    const scenario = options.scenarios?.[connectionId] ?? options.scenario
    if (scenario && !seenCodes.has(`${connectionId} ${handoffCode}`)) {
      startLogin(scenario, { connectionId, handoffCode })
    }
  }

  const exchange = (connectionId: string, code: string) => {
    const login = logins.get(connectionId)
    if (!login) return refuse(refusal('not_found', 'There is no such connection.'))
    if (login.flow.ended()) return refuse(refusal('gone', 'This login has ended already.'))
    if (login.state !== 'waiting' || login.handoffCode !== code) {
      return refuse(refusal('unauthorized', 'The code is wrong or was used before.'))
    }
    login.state = 'exchanged'
    login.flow.begin()
    const expiresAt = clock.now() + sessionMs
    const jwt = writeToken(`mas_${connectionId}_${code}`, expiresAt)
    sessions.set(jwt, { login, expiresAt })
    return answer({ jwt })
  }

  const root = `${baseUrl}/auth/connections/:id`
  const handlers = [
    http.options(`${root}/*`, () => new HttpResponse(null, { status: 204, headers: cors })),
    http.options(root, () => new HttpResponse(null, { status: 204, headers: cors })),

    http.post(`${root}/exchange`, async ({ params, request }) => {
      const body = exchangeRequestSchema.safeParse(await readBody(request))
      if (body.success) startUnseen(String(params.id), body.data.code)
      return met('exchange', params.id, () => {
        if (!body.success)
          return refuse(refusal('invalid_input', 'Send the hand-off code as code.'))
        return exchange(String(params.id), body.data.code)
      })
    }),

    http.get(root, ({ params, request }) =>
      met('retrieve', params.id, () => {
        const login = callerOf(request, params.id)
        return 'code' in login ? refuse(login) : answer(login.flow.record())
      }),
    ),

    http.post(`${root}/submit`, ({ params, request }) =>
      met('submit', params.id, async () => {
        const login = callerOf(request, params.id)
        if ('code' in login) return refuse(login)
        const body = submitRequestSchema.safeParse(await readBody(request))
        const refused = body.success ? login.flow.submit(body.data) : notASubmission(body.error)
        return refused ? refuse(refused) : answer({ accepted: true }, 202)
      }),
    ),

    http.get(`${root}/events`, ({ params, request }) =>
      met('events', params.id, () => {
        const login = callerOf(request, params.id)
        if ('code' in login) return refuse(login)
        const { flow } = login
        const breaksNow = () => breaksStream(disturbancesOf(login), flow.page())
        const ends = { signal: request.signal, cut: line.signal }
        return eventsAnswer(
          eventStream(flow, { clock, heartbeatEveryMs, breaksNow, ...ends }),
          cors,
        )
      }),
    ),
  ]

  return {
    handlers,
    startLogin,
    cancelLogin: (connectionId) => logins.get(connectionId)?.flow.cancel(),
    fail(failure) {
      const disturbance = disturbanceBy(failure)
      disturbances = [...disturbances, disturbance]
      if (failure.kind === 'offline') {
        line.abort()
        line = new AbortController()
      }
      return () => {
        disturbances = disturbances.filter((other) => other !== disturbance)
      }
    },
  }
}

/**
 * The handlers alone, for setups whose connection id and hand-off code come from elsewhere: each
 * new code is a new login of the scenario.
 */
export const createMockHandlers = (
  options: MockServerOptions & ({ scenario: Scenario } | { scenarios: Record<string, Scenario> }),
): HttpHandler[] => createMockServer(options).handlers
