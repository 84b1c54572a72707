import { type Access, assertAccess } from './access.ts'
import { createApi } from './api.ts'
import { createScope } from './credential-scope.ts'
import { readBody } from './read-body.ts'
import { Refusal, refuse } from './refusal.ts'
import type { Answer, Route } from './route.ts'
import { routes } from './routes.ts'
import { assertSameOrigin } from './same-site.ts'

export interface ManagedAuthHandlerOptions {
  /** The key of the Managed Auth API. It stays on this server: no answer and no error holds it. */
  apiKey: string
  /** Where the Managed Auth API lives, such as `https://auth.example.com`. */
  baseUrl: string
  /**
   * Says who asks, by your own session, and what they may do; `null` when nobody is signed in. Gets
   * the address and the headers of the request, never its body.
   */
  authorize: (request: Request) => Access | null | Promise<Access | null>
  /** Where you mount the handler. @default '/api/managed-auth' */
  prefix?: string | undefined
  /**
   * Origins of your pages, for servers that see another address than the browser does. Only
   * browsers that send no `Sec-Fetch-Site` (before 2023) are judged by it.
   * @default the origin of each request's own address
   */
  origins?: readonly string[] | undefined
  /** Told what is answered as `internal_error`, such as what `authorize` threw. @default nobody */
  onError?: ((error: unknown) => void) | undefined
  /** @default the global `fetch` at the time of each call */
  fetch?: typeof fetch | undefined
}

/**
 * What `@managed-auth/react/credentials` and `/status` ask, for a server of yours: one function from
 * a Web `Request` to a `Response`, for Next.js, Hono, Bun, Deno, workers and, by an adapter, Node.
 *
 * It keeps the API key on the server, answers only pages of your own origin, does only what
 * `authorize` allows, and passes on only keys that it knows. Every answer outside 2xx is
 * `{ code, message }`; the function itself never throws.
 *
 * @throws {TypeError} At once, when `apiKey` is empty or `baseUrl` is no address.
 */
export function createManagedAuthHandler(
  options: ManagedAuthHandlerOptions,
): (request: Request) => Promise<Response> {
  const { apiKey, baseUrl, authorize, origins, prefix = '/api/managed-auth' } = options
  if (!apiKey) throw new TypeError('createManagedAuthHandler needs the API key.')
  if (!URL.canParse(baseUrl)) {
    throw new TypeError('baseUrl must be an address like https://auth.example.com.')
  }
  const root = prefix.replace(/\/+$/, '')

  const answer = async (request: Request): Promise<Answer> => {
    assertSameOrigin(request, origins)
    const { pathname, searchParams: search } = new URL(request.url)
    const { route, id, otherId } = findRoute(root, request.method, pathname)
    const access = await authorize(withoutBody(request))
    if (!access) throw refuse('unauthorized', 'Sign in first.')
    assertAccess(access)
    assertAllowed(access, route)
    const body = await readBody(request)
    const { signal } = request
    const api = createApi({
      ...{ apiKey, baseUrl, signal, fetch: options.fetch, projectId: access.projectId },
    })
    const scope = createScope(api, access)
    const range = request.headers.get('Range')
    return route.handle({ api, access, scope, id, otherId, search, body, range })
  }

  return async (request) => {
    try {
      return respond(await answer(request))
    } catch (error) {
      if (error instanceof Refusal) return respondWith(error)
      options.onError?.(error)
      // Not its own words: they may quote a request or the key.
      return respondWith(
        refuse('internal_error', 'This server has a problem. Try again in a moment.'),
      )
    }
  }
}

function findRoute(
  root: string,
  method: string,
  pathname: string,
): { route: Route; id: string; otherId: string } {
  const path = pathname.startsWith(`${root}/`) ? pathname.slice(root.length) : ''
  for (const route of routes) {
    const [found, id = '', otherId = ''] = route.path.exec(path) ?? []
    if (found !== undefined && route.method === method) return { route, id, otherId }
  }
  throw refuse('not_found', 'There is no such route.')
}

function assertAllowed({ allow, scope }: Access, { permission }: Route): void {
  if (!allow.includes(permission)) throw refuse('forbidden', 'You may not do this.')
  if (permission.startsWith('providers:') && scope !== 'project') {
    throw refuse('forbidden', 'External vaults are for those who look after the whole project.')
  }
}

const withoutBody = ({ url, method, headers, signal }: Request): Request =>
  new Request(url, { method, headers, signal })

const always = {
  'Cache-Control': 'private, no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

function respond({ status, body, page, film }: Answer): Response {
  if (status === 204) return new Response(null, { status, headers: always })
  if (film) {
    return new Response(film.body, {
      status,
      headers: [...film.headers, ...Object.entries(always)],
    })
  }
  if (!page) return Response.json(body, { status, headers: always })
  // The paging of the API itself: wire protocol 1.6.
  const paging = {
    'X-Has-More': String(page.nextOffset !== undefined),
    'X-Next-Offset': String(page.nextOffset ?? 0),
  }
  return Response.json(page.items, { status, headers: { ...always, ...paging } })
}

function respondWith({ code, message, status, retryAfter }: Refusal): Response {
  const headers = new Headers(always)
  if (retryAfter !== null) headers.set('Retry-After', retryAfter)
  return Response.json({ code, message }, { status, headers })
}
