import type {
  ExchangeResponse,
  FlowEvent,
  ManagedAuth,
  SubmitRequest,
  SubmitResponse,
} from '#protocol'
import { ClientError } from './client-error.ts'
import { readServerSentEvents } from './sse.ts'
import {
  eventChecks,
  isExchangeResponse,
  isManagedAuth,
  isSubmitResponse,
  isWireError,
} from './wire-checks.ts'

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

  const read = async <T>(check: (value: unknown) => value is T, response: Response): Promise<T> =>
    checked(check, await readBody(response), response.status)

  return {
    baseUrl,
    exchange: async ({ connectionId, code, signal }) =>
      read(
        isExchangeResponse,
        await request(connectionId, '/exchange', { body: { code }, signal }),
      ),
    retrieve: async ({ connectionId, jwt, signal }) =>
      read(isManagedAuth, await request(connectionId, '', { jwt, signal })),
    submit: async ({ connectionId, jwt, body, signal }) =>
      read(isSubmitResponse, await request(connectionId, '/submit', { jwt, body, signal })),
    async *follow({ connectionId, jwt, signal }) {
      const accept = 'text/event-stream'
      const response = await request(connectionId, '/events', { jwt, accept, signal })
      const isStream = response.headers.get('Content-Type')?.startsWith(accept)
      if (!isStream || !response.body) throw notUnderstood(response.status)
      for await (const { event, data } of lines(response.body)) {
        if (!isEventName(event)) continue
        const said = checked<FlowEvent>(eventChecks[event], readJson(data), response.status)
        if (said.event !== event) throw notUnderstood(response.status)
        yield said
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

function checked<T>(check: (value: unknown) => value is T, value: unknown, status: number): T {
  if (!check(value)) throw notUnderstood(status)
  return value
}

const isEventName = (name: string): name is keyof typeof eventChecks =>
  Object.hasOwn(eventChecks, name)

const readBody = (response: Response): Promise<unknown> => response.json().catch(() => undefined)

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function refusal(response: Response): Promise<ClientError> {
  const { status } = response
  const body = await readBody(response)
  const retryAfterMs = retryAfter(response.headers.get('Retry-After'))
  const { code, message } = isWireError(body)
    ? body
    : { code: codeOf(status), message: `The server answered ${status}.` }
  return new ClientError(code, message, { status, retryAfterMs })
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
