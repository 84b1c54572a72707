import type { ServerResponse } from 'node:http'
import { startServer, type TestServer } from './start-server.ts'

/** A site of one test: pages by path, and what was sent to it. */
export interface TestSite extends TestServer {
  /** Bodies of everything posted, decoded, in order. */
  posted: Record<string, string>[]
  /** Paths asked for, in order. */
  asked: string[]
  /** Sends an event named `go` to every open stream of `/events`. */
  go(): void
}

export type TestPage = string | ((response: ServerResponse) => void)

/**
 * Serves `pages` by path. A post is answered by the page of its path, with what was posted kept.
 * `/events` is a stream for pages that change when the test says so.
 */
export async function startSite(pages: Record<string, TestPage>): Promise<TestSite> {
  const posted: TestSite['posted'] = []
  const asked: string[] = []
  const streams = new Set<ServerResponse>()
  const server = await startServer(async (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    asked.push(path)
    if (request.method === 'POST') {
      let body = ''
      for await (const chunk of request) body += chunk
      posted.push(Object.fromEntries(new URLSearchParams(body)))
    }
    if (path === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      streams.add(response)
      return
    }
    const page = pages[path]
    if (typeof page === 'function') return page(response)
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' })
    response.end(page)
  })
  return {
    ...server,
    posted,
    asked,
    go: () => {
      for (const stream of streams) stream.write('event: go\ndata: now\n\n')
    },
  }
}
