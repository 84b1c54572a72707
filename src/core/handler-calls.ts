import { attempt } from './attempt.ts'
import { asClientError, ClientError } from './client-error.ts'

// What the entries that ask a customer's own server have in common; the login itself does not load it.

export interface HandlerOptions {
  /** Where your server mounts `createManagedAuthHandler`. @default '/api/managed-auth' */
  handlerUrl?: string | undefined
  /** @default the global `fetch` at the time of each call */
  fetch?: typeof fetch | undefined
}

interface HandlerCall {
  method?: 'POST' | 'PATCH' | 'DELETE' | undefined
  body?: unknown
  signal?: AbortSignal | undefined
}

export interface HandlerPage<T> {
  items: T[]
  /** Where the next page begins; absent on the last. */
  nextOffset: number | undefined
}

type Check<T> = (value: unknown) => value is T

/** Calls of `createManagedAuthHandler`. Every one of them throws `ClientError`. */
export interface HandlerCalls {
  /** Without a slash at the end. */
  readonly handlerUrl: string
  request(path: string, call: HandlerCall): Promise<Response>
  ask<T>(check: Check<T>, path: string, call: HandlerCall): Promise<T>
  askList<T>(check: Check<T>, path: string, call: HandlerCall): Promise<HandlerPage<T>>
}

export function createHandlerCalls(options: HandlerOptions): HandlerCalls {
  const handlerUrl = (options.handlerUrl ?? '/api/managed-auth').replace(/\/+$/, '')

  const request: HandlerCalls['request'] = async (path, { method, body, signal }) => {
    // Resolved at each call: a copy taken earlier would walk past mocks and instrumentation.
    const response = await (options.fetch ?? globalThis.fetch)(handlerUrl + path, {
      method: method ?? 'GET',
      headers: {
        Accept: 'application/json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
    }).catch((cause) => {
      throw asClientError(cause)
    })
    if (response.ok) return response
    throw refusal(response, await bodyOf(response))
  }

  return {
    handlerUrl,
    request,
    async ask(check, path, call) {
      const response = await request(path, call)
      const value = await bodyOf(response)
      if (check(value)) return value
      throw notUnderstood(response)
    },
    async askList(check, path, call) {
      const response = await request(path, call)
      const items = await bodyOf(response)
      if (!Array.isArray(items) || !items.every(check)) throw notUnderstood(response)
      const { headers } = response
      const more = headers.get('X-Has-More') === 'true'
      return { items, nextOffset: more ? Number(headers.get('X-Next-Offset')) : undefined }
    },
  }
}

/** A query of what is given, with its question mark; nothing when nothing is. */
export function searchOf(filter: object): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

const bodyOf = (response: Response): Promise<unknown> => attempt(() => response.json())

const notUnderstood = ({ status }: Response) =>
  new ClientError('invalid_response', 'The server answered in a way this version does not know.', {
    status,
  })

function refusal({ status }: Response, body: unknown): ClientError {
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown }
  const told = typeof code === 'string' && typeof message === 'string'
  const usual = { 401: 'unauthorized', 403: 'forbidden', 404: 'not_found' }[status]
  return told
    ? new ClientError(code, message, { status })
    : new ClientError(usual ?? 'internal_error', `The server answered ${status}.`, { status })
}
