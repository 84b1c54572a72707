import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import { type Command, judge } from './command-policy.ts'

/** A browser that may be entered. */
export interface Entrance {
  endpoint: string
  /** Somebody came in. @returns To be called when they have left. */
  enter(): () => void
}

export interface GateOptions {
  /** The browser an id and a token lead to. */
  entranceOf: (sessionId: string, token: string) => Promise<Entrance | undefined>
}

const place = /^\/browsers\/([^/]+)\/cdp\/?$/
/** Screenshots and traces come in one piece. */
const largestMessage = 256 * 1024 * 1024

/**
 * Stands before the browsers of agents: takes WebSocket connections, and lets commands through that
 * stay within pages.
 */
export function createGate({ entranceOf }: GateOptions) {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage })

  async function welcome(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://gate')
    const [, sessionId] = place.exec(url.pathname) ?? []
    const token = url.searchParams.get('token') ?? ''
    const entrance =
      sessionId === undefined
        ? undefined
        : await entranceOf(decodeURIComponent(sessionId), token).catch(() => undefined)
    if (!entrance) {
      const line = sessionId === undefined ? '404 Not Found' : '401 Unauthorized'
      socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    server.handleUpgrade(request, socket, head, (client) => join(client, entrance))
  }

  return {
    /** For the `upgrade` event of an HTTP server. */
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      socket.on('error', () => socket.destroy())
      void welcome(request, socket, head).catch(() => socket.destroy())
    },
    close: (): void => {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

/** Joins a client with its browser, for as long as both stay. */
function join(client: WebSocket, { endpoint, enter }: Entrance): void {
  const browser = new WebSocket(endpoint, { maxPayload: largestMessage, perMessageDeflate: false })
  const leave = enter()
  const waiting: string[] = []
  const toBrowser = (text: string) => {
    if (browser.readyState === WebSocket.OPEN) browser.send(text)
    else waiting.push(text)
  }
  browser.on('open', () => {
    for (const text of waiting.splice(0)) browser.send(text)
  })
  browser.on('message', (data: RawData) => client.send(textOf(data)))
  browser.on('close', () => client.close(1001, 'The browser has ended.'))
  browser.on('error', () => client.close(1011, 'The browser cannot be reached.'))

  client.on('message', (data: RawData) => {
    const command = commandIn(textOf(data))
    if (!command) return client.close(1003, 'That is no command of the DevTools protocol.')
    const verdict = judge(command)
    // Written anew: what was judged is what the browser reads.
    if (verdict.kind === 'pass') return toBrowser(JSON.stringify(command))
    const { id, sessionId } = command
    const answer =
      verdict.kind === 'answer'
        ? { result: {} }
        : { error: { code: -32_000, message: verdict.message } }
    client.send(JSON.stringify({ id, ...(sessionId !== undefined && { sessionId }), ...answer }))
  })
  client.on('close', () => {
    leave()
    browser.close()
  })
  client.on('error', () => client.terminate())
}

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8')

function commandIn(text: string): Command | undefined {
  try {
    const { id, method, params, sessionId } = JSON.parse(text)
    if (!Number.isInteger(id) || typeof method !== 'string') return undefined
    if (params !== undefined && (typeof params !== 'object' || params === null)) return undefined
    return {
      id,
      method,
      ...(params !== undefined && { params }),
      ...(typeof sessionId === 'string' && { sessionId }),
    }
  } catch {
    return undefined
  }
}
