import type { Credential, ManagedAuth } from '@managed-auth/protocol'

export const apiKey = 'sk_only_the_server_knows'
export const apiUrl = 'https://auth.example.com/v1'

/** A call that reached the API. */
export interface Call {
  route: string
  query: Record<string, string>
  headers: Headers
  body: unknown
}

/** What the API answers, by `GET /path`; a function sees the call. */
export type Answers = Record<
  string,
  { status?: number; body?: unknown; headers?: Record<string, string> } | ((call: Call) => unknown)
>

/** A Managed Auth API that answers from a table and keeps what it was asked. */
export function startApi(answers: Answers) {
  const calls: Call[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { href, pathname, searchParams } = new URL(String(input))
    if (!href.startsWith(`${apiUrl}/`)) throw new TypeError('fetch failed')
    const route = `${init?.method ?? 'GET'} ${pathname.slice('/v1'.length)}`
    const query = Object.fromEntries(searchParams)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const call = { route, query, headers: new Headers(init?.headers), body }
    calls.push(call)
    const found = answers[route]
    if (!found) {
      return Response.json({ code: 'not_found', message: `No ${route} here.` }, { status: 404 })
    }
    if (typeof found === 'function') return Response.json(found(call))
    const { status = 200, headers = {} } = found
    if (status === 204) return new Response(null, { status })
    return Response.json(found.body, { status, headers })
  }
  return { fetch, calls }
}

const moment = '2026-11-20T12:00:00Z'

export const credentialRecord = (id: string, name: string, rest: Partial<Credential> = {}) => ({
  ...{ id, name, domain: 'harbor.example', created_at: moment, updated_at: moment },
  ...rest,
})

export const connectionRecord = (
  id: string,
  profile_name: string,
  rest: Partial<ManagedAuth> = {},
) => ({ id, profile_name, domain: 'harbor.example', status: 'AUTHENTICATED', ...rest })

const appUrl = 'https://app.example.com/api/managed-auth'

/** What a page of the app itself sends. */
export const fromPage = (method: string, path: string, body?: unknown): Request =>
  new Request(`${appUrl}${path}`, {
    method,
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
