import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { LiveView } from '../flows/live-views/live-views.ts'
import { type Entry, streamPlace } from './address.ts'
import { readMessage } from './message.ts'
import { showTo } from './show-to.ts'

export interface LiveStreamOptions {
  /** The browser an address leads to, and what its holder may do there. */
  entryOf: (id: string, query: URLSearchParams) => Entry | undefined
  /** Whether a page of this origin may open the stream: ours alone. */
  isOwnOrigin: (origin: string | undefined, request: IncomingMessage) => boolean
  /** Between two questions whether a viewer is still there, in milliseconds. @default 15000 */
  heartbeatMs?: number
}

/** Who looks at one browser at the same time. */
const mostViewers = 10
/** Pasted text is the longest thing a page sends. */
const largestMessage = 64 * 1024

/** Takes the WebSocket connections of live views. */
export function createLiveStream(options: LiveStreamOptions) {
  const { entryOf, isOwnOrigin, heartbeatMs = 15_000 } = options
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const viewers = new Map<LiveView, number>()
  const answering = new WeakSet<WebSocket>()

  const heartbeat = setInterval(() => {
    for (const client of server.clients) {
      if (!answering.has(client)) client.terminate()
      answering.delete(client)
      client.ping()
    }
  }, heartbeatMs)
  heartbeat.unref()

  function welcome(client: WebSocket, { view, isLooking }: Entry): void {
    answering.add(client)
    client.on('pong', () => void answering.add(client))
    client.on('error', () => client.terminate())
    viewers.set(view, (viewers.get(view) ?? 0) + 1)
    const leave = view.enter()
    const showing = showTo(
      view,
      { isLooking },
      {
        state: (state) => client.send(JSON.stringify({ kind: 'state', ...state })),
        picture: (jpeg) => client.send(jpeg, { binary: true }),
        end: () => client.close(4410, 'The browser has ended.'),
      },
    )
    client.on('message', (data: RawData) => {
      const message = readMessage(textOf(data))
      if (message) showing.take(message)
      else client.close(1003, 'That is nothing a live view takes.')
    })
    client.on('close', () => {
      leave()
      showing.stop()
      const left = (viewers.get(view) ?? 1) - 1
      if (left > 0) viewers.set(view, left)
      else viewers.delete(view)
    })
  }

  return {
    isFor: (request: IncomingMessage): boolean => idIn(request) !== undefined,

    /** For the `upgrade` event of an HTTP server. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      socket.on('error', () => socket.destroy())
      const refuse = (line: string) =>
        socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      if (!isOwnOrigin(request.headers.origin, request)) return void refuse('403 Forbidden')
      const id = idIn(request)
      const entry = id === undefined ? undefined : entryOf(id, queryOf(request))
      if (!entry) return void refuse('404 Not Found')
      if ((viewers.get(entry.view) ?? 0) >= mostViewers) {
        return void refuse('429 Too Many Requests')
      }
      server.handleUpgrade(request, socket, head, (client) => welcome(client, entry))
    },

    close(): void {
      clearInterval(heartbeat)
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

const addressOf = ({ url }: IncomingMessage) => URL.parse(url ?? '/', 'http://view')
const queryOf = (request: IncomingMessage) =>
  addressOf(request)?.searchParams ?? new URLSearchParams()
const idIn = (request: IncomingMessage) => streamPlace.exec(addressOf(request)?.pathname ?? '')?.[1]

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8')
