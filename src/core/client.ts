import type {
  ExchangeResponse,
  FlowEvent,
  ManagedAuth,
  SealingKey,
  SubmitRequest,
  SubmitResponse,
} from '#protocol'
import { attempt } from './attempt.ts'
import { asClientError, ClientError } from './client-error.ts'
import type { LoadUncommon } from './load-uncommon.ts'
import { readServerSentEvents } from './sse.ts'
import {
  isEvent,
  isEventName,
  isExchangeResponse,
  isManagedAuth,
  isSubmitResponse,
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
  /**
   * @param call.sealingKeys - As the exchange answered. Values are sealed to the best of them, or
   *   not sent at all: `sealing_failed`. Without keys they are sent as they are, under TLS.
   */
  submit(
    call: SessionCall & {
      body: SubmitRequest
      sealingKeys?: readonly SealingKey[] | undefined
    },
  ): Promise<SubmitResponse>
  /**
   * Whole snapshots as they happen, and heartbeats. Ends when the server closes the stream;
   * does not reconnect. Events of a name we do not know are left out.
   */
  follow(call: SessionCall): AsyncIterable<FlowEvent>
}

/** @param load - For refusals; without it a refusal is told by its status alone. */
export function openClient(options: ClientOptions, load: LoadUncommon): Client {
  const baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '')

  const request = async (
    { connectionId, jwt, signal }: Omit<SessionCall, 'jwt'> & { jwt?: string },
    path: string,
    body?: unknown,
    accept = 'application/json',
  ): Promise<Response> => {
    // Resolved at each call: a copy taken earlier would walk past mocks and instrumentation.
    const response = await (options.fetch ?? globalThis.fetch)(
      `${baseUrl}/auth/connections/${encodeURIComponent(connectionId)}${path}`,
      {
        method: body ? 'POST' : 'GET',
        headers: {
          Accept: accept,
          ...(jwt && { Authorization: `Bearer ${jwt}` }),
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        body: body ? JSON.stringify(body) : null,
        signal: signal ?? null,
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      },
    ).catch(lost)
    if (response.ok) return response
    // By the status alone is told whether asking again can help.
    const { status } = response
    const { code, message, retryAfterMs } = (await (await load())?.readRefusal(response)) ?? {
      code: 'internal_error',
    }
    throw new ClientError(code, message, { status, retryAfterMs })
  }

  const ask = async <T>(
    check: (value: unknown) => value is T,
    ...call: Parameters<typeof request>
  ): Promise<T> => {
    const response = await request(...call)
    const value: unknown = await attempt(() => response.json())
    if (check(value)) return value
    throw notUnderstood(response)
  }

  return {
    baseUrl,
    exchange: ({ code, ...call }) => ask(isExchangeResponse, call, '/exchange', { code }),
    retrieve: (call) => ask(isManagedAuth, call, ''),
    async submit({ body, sealingKeys: keys, ...call }) {
      if (!keys?.length) return ask(isSubmitResponse, call, '/submit', body)
      // Nobody loads the code for it before a server has asked for it.
      const { sealSubmission } = await import('../seal/seal-submission.ts').catch(lost)
      const sealed = await sealSubmission(call.connectionId, keys, body)
      if (!sealed) throw new ClientError('sealing_failed')
      return ask(isSubmitResponse, call, '/submit', sealed)
    },
    async *follow(call) {
      const accept = 'text/event-stream'
      const response = await request(call, '/events', undefined, accept)
      const { headers, body } = response
      if (!headers.get('Content-Type')?.startsWith(accept) || !body) throw notUnderstood(response)
      for await (const { event, data } of readServerSentEvents(body, lost)) {
        if (!isEventName(event)) continue
        const said: unknown = await attempt(() => JSON.parse(data))
        if (!isEvent(event, said)) throw notUnderstood(response)
        yield said
      }
    },
  }
}

/** No answer, or a line that broke in the middle: the network's doing, whatever was thrown. */
const lost = (cause: unknown): never => {
  throw asClientError(cause)
}

const notUnderstood = ({ status }: Response) =>
  new ClientError('invalid_response', undefined, { status })
