import {
  type ExchangeResponse,
  errorEventSchema,
  errorSchema,
  exchangeResponseSchema,
  type FlowEvent,
  heartbeatEventSchema,
  type ManagedAuth,
  managedAuthSchema,
  type SubmitRequest,
  type SubmitResponse,
  stateEventSchema,
  submitResponseSchema,
} from '#protocol'
import { ClientError } from './client-error.ts'
import { readServerSentEvents } from './sse.ts'

export interface ClientOptions {
  /** Where the API lives. `''` is the page's own origin. @default '' */
  baseUrl?: string | undefined
  /** @default the global `fetch` at the time of each call */
  fetch?: typeof fetch | undefined
}

/** What a call of one connection needs; `jwt` comes from `exchange`. */
export interface SessionCall {
  connectionId: string
  jwt: string
  signal?: AbortSignal | undefined
}

/** The four calls a person's browser makes. Every one of them throws `ClientError`. */
export interface Client {
  /** Without a slash at the end. */
  readonly baseUrl: string
  /** Spends a single-use handoff code. */
  exchange(call: {
    connectionId: string
    code: string
    signal?: AbortSignal | undefined
  }): Promise<ExchangeResponse>
  retrieve(call: SessionCall): Promise<ManagedAuth>
  submit(call: SessionCall & { body: SubmitRequest }): Promise<SubmitResponse>
  /**
   * Whole snapshots as they happen, and heartbeats. Ends when the server closes the stream;
   * does not reconnect. Events of a name we do not know are left out.
   */
  follow(call: SessionCall): AsyncIterable<FlowEvent>
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

const eventSchemas: Record<string, Schema<FlowEvent>> = {
  managed_auth_state: stateEventSchema,
  sse_heartbeat: heartbeatEventSchema,
  error: errorEventSchema,
}

/** Speaks the session endpoints of the wire protocol (2.1, 4.8, 4.9, 4.12) over `fetch`. */
export function createClient(options: ClientOptions = {}): Client {
  const baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '')
  // Resolved at each call: a copy taken now would walk past mocks and instrumentation.
  const send: typeof fetch = (...call) => (options.fetch ?? globalThis.fetch)(...call)

  const request = async (
    connectionId: string,
    path: string,
    init: { jwt?: string; body?: unknown; accept?: string; signal?: AbortSignal | undefined },
  ): Promise<Response> => {
    const headers: Record<string, string> = { Accept: init.accept ?? 'application/json' }
    if (init.jwt !== undefined) headers.Authorization = `Bearer ${init.jwt}`
    if (init.body !== undefined) headers['Content-Type'] = 'application/json'
    let response: Response
    try {
      response = await send(
        `${baseUrl}/auth/connections/${encodeURIComponent(connectionId)}${path}`,
        {
          method: init.body === undefined ? 'GET' : 'POST',
          headers,
          body: init.body === undefined ? null : JSON.stringify(init.body),
          signal: init.signal ?? null,
          cache: 'no-store',
          referrerPolicy: 'no-referrer',
        },
      )
    } catch {
      throw new ClientError('network_error', 'The server could not be reached.')
    }
    if (response.ok) return response
    throw await refusal(response)
  }

  const read = async <T>(schema: Schema<T>, response: Response): Promise<T> =>
    parse(schema, await response.json().catch(() => undefined), response.status)

  return {
    baseUrl,
    exchange: async ({ connectionId, code, signal }) =>
      read(
        exchangeResponseSchema,
        await request(connectionId, '/exchange', { body: { code }, signal }),
      ),
    retrieve: async ({ connectionId, jwt, signal }) =>
      read(managedAuthSchema, await request(connectionId, '', { jwt, signal })),
    submit: async ({ connectionId, jwt, body, signal }) =>
      read(submitResponseSchema, await request(connectionId, '/submit', { jwt, body, signal })),
    async *follow({ connectionId, jwt, signal }) {
      const accept = 'text/event-stream'
      const response = await request(connectionId, '/events', { jwt, accept, signal })
      const isStream = response.headers.get('Content-Type')?.startsWith(accept)
      if (!isStream || !response.body) throw notUnderstood(response.status)
      for await (const { event, data } of lines(response.body)) {
        const schema = eventSchemas[event]
        if (schema) yield parse(schema, readJson(data), response.status)
      }
    },
  }
}

/** A line that breaks in the middle is the network's doing, whatever the platform throws. */
async function* lines(body: ReadableStream<Uint8Array>) {
  const events = readServerSentEvents(body)
  try {
    for (;;) {
      const next = await events.next().catch(() => {
        throw new ClientError('network_error', 'The connection to the server was lost.')
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    await events.return(undefined)
  }
}

const notUnderstood = (status: number) =>
  new ClientError('invalid_response', 'The server answered in a way this version does not know.', {
    status,
  })

function parse<T>(schema: Schema<T>, value: unknown, status: number): T {
  const result = schema.safeParse(value)
  // What was wrong with it is not said: the text could quote the page.
  if (!result.success) throw notUnderstood(status)
  return result.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function refusal(response: Response): Promise<ClientError> {
  const { status } = response
  const body = errorSchema.safeParse(await response.json().catch(() => undefined))
  const retryAfterMs = retryAfter(response.headers.get('Retry-After'))
  return body.success
    ? new ClientError(body.data.code, body.data.message, { status, retryAfterMs })
    : new ClientError(codeOf(status), `The server answered ${status}.`, { status, retryAfterMs })
}

const codeOf = (status: number): string =>
  ({ 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 410: 'gone', 429: 'rate_limited' })[
    status
  ] ?? (status >= 500 ? 'internal_error' : 'bad_request')

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return ms > 0 ? ms : undefined
}
