import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { getResponse, type HttpHandler } from 'msw'
import { listen } from './listen.ts'

/** Lets MSW's handlers answer a real port, streams included. */
export const serveHandlers = (handlers: HttpHandler[]) =>
  listen((request, response) => void answer(handlers, request, response))

async function answer(
  handlers: HttpHandler[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const { method = 'GET', url = '/', headers } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const asked = new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    ),
    signal: gone.signal,
    ...(hasBody && { body: Buffer.concat(await request.toArray()) }),
  })
  const played = await getResponse(handlers, asked).catch(() => undefined)
  // A failure of the network in the scenario: the line is cut, as it would be.
  if (!played || played.type === 'error') return void response.destroy()

  response.writeHead(played.status, Object.fromEntries(played.headers))
  if (!played.body) return void response.end()
  // Either side may go away first; that is how streams end.
  Readable.fromWeb(played.body as import('node:stream/web').ReadableStream)
    .on('error', () => response.destroy())
    .pipe(response)
}
