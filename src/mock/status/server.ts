import { type HttpHandler, HttpResponse, type HttpResponseResolver, http } from 'msw'
import {
  type ConnectionRecord,
  type RequestErrorCode,
  type TimelineRow,
  timelineTypeSchema,
  updateConnectionSchema,
} from '#protocol'
import { type Clock, systemClock } from '../clock.ts'
import { answer, pageOf, refusal } from '../handler/answers.ts'

/** A connection to begin with: what is not said is as after a login that went well. */
export interface MockConnection extends Partial<Omit<ConnectionRecord, 'domain'>> {
  domain: string
  /** Newest first. @default none */
  timeline?: MockRow[] | undefined
}

/** `minutesAgo` is when it began, `seconds` how long it took. */
export type MockRow = Partial<TimelineRow> & {
  type: TimelineRow['type']
  status: string
  minutesAgo: number
  seconds?: number | undefined
}

export interface MockConnectionsOptions {
  /** @default none */
  connections?: MockConnection[] | undefined
  /** What a check finds. @default the connection's own status */
  finds?: ((connection: ConnectionRecord) => string) | undefined
  /** The recording behind every `replay_id`. @default there is none any more */
  film?: Blob | undefined
  /** Where it answers, as given to the components. @default '/api/managed-auth' on any origin */
  handlerUrl?: string | undefined
  /** @default real time */
  clock?: Clock | undefined
}

export interface MockConnections {
  /** For `setupWorker(...handlers)` and `setupServer(...handlers)`. */
  handlers: HttpHandler[]
  connections(): ConnectionRecord[]
  /** As when the server has news: what is left out stays. */
  change(id: string, news: Partial<ConnectionRecord>): void
  /** A row that came just now, or `minutesAgo`. */
  add(id: string, row: MockRow): void
  /**
   * Refuses everything from now on.
   *
   * @returns what mends it
   */
  refuse(code: RequestErrorCode): () => void
}

interface Kept {
  record: ConnectionRecord
  timeline: TimelineRow[]
}

interface Asked {
  kept: Kept
  search: URLSearchParams
  body: unknown
}

/**
 * Your server's `createManagedAuthHandler` without a server: answers what status and timeline ask.
 * A check is done at once; a login only begins, and `change` tells how it goes on.
 *
 * @example
 * const mock = createMockConnections({ connections: [{ domain: 'example.com' }] })
 * setupServer(...mock.handlers).listen()
 * render(<ConnectionStatus connectionId="ma_mock_1" />)
 */
export function createMockConnections(options: MockConnectionsOptions = {}): MockConnections {
  const { handlerUrl = '*/api/managed-auth', clock = systemClock, film } = options
  const { finds = ({ status }) => status } = options
  const kept = new Map<string, Kept>()
  const refusals = new Set<RequestErrorCode>()
  let rows = 0
  const momentAt = (minutesAgo: number, seconds = 0) =>
    new Date(clock.now() - minutesAgo * 60_000 + seconds * 1000).toISOString()

  const rowOf = ({ minutesAgo, seconds, ...row }: MockRow): TimelineRow => {
    rows += 1
    return {
      ...{ id: `ev_mock_${rows}`, timestamp: momentAt(minutesAgo), ...row },
      ...(seconds !== undefined && { updated_at: momentAt(minutesAgo, seconds) }),
    }
  }
  for (const { timeline = [], ...news } of options.connections ?? []) {
    const record: ConnectionRecord = {
      ...{ id: `ma_mock_${kept.size + 1}`, profile_name: 'ada', status: 'AUTHENTICATED' },
      ...{ save_credentials: true, health_checks: true, auto_reauth: true, record_session: false },
      ...{ health_check_interval: 3600, allowed_domains: [], flow_status: null, flow_step: null },
      ...{ can_reauth: true, can_reauth_reason: 'viable_plans_found' },
      ...{ last_auth_check_at: momentAt(20), ...news },
    }
    kept.set(record.id, { record, timeline: timeline.map(rowOf) })
  }

  const change = (one: Kept | undefined, news: Partial<ConnectionRecord>): ConnectionRecord => {
    if (!one) throw new TypeError('The mock has no such connection.')
    one.record = { ...one.record, ...news }
    return one.record
  }
  const check = ({ kept: one }: Asked) => {
    const before = one.record
    if (before.can_reauth_reason === 'no_prior_successful_login') {
      return refusal('invalid_input', 'This connection was never logged in.')
    }
    const status = finds(before)
    one.timeline.unshift(
      rowOf({ type: 'health_check', status, minutesAgo: 0, previous_status: before.status }),
    )
    change(one, { status, last_auth_check_at: momentAt(0) })
    return answer(before, 202)
  }
  const update = ({ kept: one, body }: Asked) => {
    const { data } = updateConnectionSchema.safeParse(body)
    if (!data) return refusal('invalid_input', 'The body has another form.')
    const { credential, proxy, ...news } = data
    return answer(
      change(one, {
        ...news,
        ...(credential !== undefined && { credential: credential ?? undefined }),
        ...(proxy !== undefined && { proxy_id: proxy?.id }),
      }),
    )
  }
  const timeline = ({ kept: one, search }: Asked) => {
    const type = search.get('type')
    if (type !== null && !timelineTypeSchema.safeParse(type).success) {
      return refusal('invalid_input', 'type is login, reauth or health_check.')
    }
    return pageOf(
      one.timeline.filter((row) => type === null || row.type === type),
      search,
    )
  }
  const startLogin = (one: Kept) => {
    const flow_expires_at = momentAt(-20)
    change(one, {
      ...{ flow_status: 'IN_PROGRESS', flow_step: 'DISCOVERING', flow_type: 'LOGIN' },
      ...{ flow_expires_at, error_code: null, error_message: null, website_error: null },
    })
    one.timeline.unshift(rowOf({ type: 'login', status: 'IN_PROGRESS', minutesAgo: 0 }))
    return answer(
      { connection_id: one.record.id, handoff_code: `mock-${rows}`, flow_expires_at },
      201,
    )
  }
  const list = (search: URLSearchParams) => {
    const words = search.get('query')?.toLowerCase() ?? ''
    const domain = search.get('domain')
    const found = [...kept.values()]
      .map(({ record }) => record)
      .filter(
        (one) =>
          (one.id === words || `${one.domain}\n${one.profile_name}`.includes(words)) &&
          (domain === null || one.domain === domain),
      )
    return pageOf(found, search)
  }

  const guarded =
    (handle: (...asked: Parameters<HttpResponseResolver>) => Response | Promise<Response>) =>
    async (asked: Parameters<HttpResponseResolver>[0]) => {
      const [refused] = refusals
      return refused ? refusal(refused, 'The mock was told to refuse.') : handle(asked)
    }
  const at = (handle: (asked: Asked) => Response) =>
    guarded(async ({ params, request }) => {
      const one = kept.get(String(params.id))
      const body: unknown = await request.json().catch(() => undefined)
      const { searchParams: search } = new URL(request.url)
      return one ? handle({ kept: one, search, body }) : missing()
    })
  const missing = () => refusal('not_found', 'There is no such connection.')

  const all = `${handlerUrl}/connections`
  return {
    handlers: [
      http.get(
        all,
        guarded(({ request }) => list(new URL(request.url).searchParams)),
      ),
      http.get(
        `${all}/:id`,
        at(({ kept: { record } }) => answer(record)),
      ),
      http.patch(`${all}/:id`, at(update)),
      http.delete(
        `${all}/:id`,
        at(({ kept: { record } }) => {
          kept.delete(record.id)
          return new HttpResponse(null, { status: 204 })
        }),
      ),
      http.post(`${all}/:id/health-check`, at(check)),
      http.get(`${all}/:id/timeline`, at(timeline)),
      http.get(
        `${all}/:id/live-view`,
        at(() => answer({ url: null })),
      ),
      http.get(
        `${all}/:id/replays/:replayId`,
        at(() =>
          film ? new HttpResponse(film, { headers: { 'content-type': film.type } }) : missing(),
        ),
      ),
      http.post(
        `${handlerUrl}/logins`,
        guarded(async ({ request }) => {
          const { connection_id: id } = (await request.json()) as { connection_id?: string }
          const one = kept.get(id ?? '')
          return one ? startLogin(one) : missing()
        }),
      ),
    ],
    connections: () => [...kept.values()].map(({ record }) => record),
    change: (id, news) => void change(kept.get(id), news),
    add: (id, row) => void kept.get(id)?.timeline.unshift(rowOf(row)),
    refuse(code) {
      refusals.add(code)
      return () => refusals.delete(code)
    },
  }
}
