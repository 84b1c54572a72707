import { managedAuthUrl } from '../../../../lib/managed-auth'

// The session endpoints on this app's own origin: no second host in the content policy, no CORS.
// Nothing else of the API can be reached, and the API key is never sent: the browser's session
// token is what counts, and it reaches one connection only.

export const dynamic = 'force-dynamic'

const prefix = '/api/managed-auth/'
const session = {
  GET: /^auth\/connections\/[^/]+(\/events)?$/,
  POST: /^auth\/connections\/[^/]+\/(exchange|submit)$/,
}
const sentOn = ['authorization', 'content-type', 'accept']
const handedBack = ['content-type', 'cache-control', 'retry-after']

const only = (headers: Headers, names: string[]): Headers => {
  const kept = names.flatMap((name): [string, string][] => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return new Headers(kept)
}

async function proxy(request: Request, endpoints: RegExp): Promise<Response> {
  // Not the route's parameters: they are decoded, and an id must stay one part of the path.
  const path = new URL(request.url).pathname.slice(prefix.length)
  if (!endpoints.test(path)) return new Response(null, { status: 404 })
  const answer = await fetch(`${managedAuthUrl}/${path}`, {
    method: request.method,
    headers: only(request.headers, sentOn),
    body: request.method === 'POST' ? await request.text() : null,
    cache: 'no-store',
    redirect: 'error',
    // A closed page closes the stream behind it.
    signal: request.signal,
  })
  return new Response(answer.body, {
    status: answer.status,
    headers: only(answer.headers, handedBack),
  })
}

export const GET = (request: Request) => proxy(request, session.GET)
export const POST = (request: Request) => proxy(request, session.POST)
