import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import type { ManagedAuth, StateEvent } from '@managed-auth/protocol'

type Said = Omit<StateEvent, 'event' | 'timestamp'>

export interface ScriptedServer {
  url: string
  /** Method and path of every request of the API, in order. */
  requests: string[]
  /** Opens another login; whoever loads the page next is in it. */
  begin(): void
  /** Sends a state, and answers when it left: milliseconds since 1970. */
  say(state: Said): number
  /** What a submit makes of the login, at once. */
  onSubmit: () => void
  streamOpened(): Promise<void>
  stop(): Promise<void>
}

/** An API on loopback that says what it is told, and the page that listens to it. */
export async function startScriptedServer(script: string): Promise<ScriptedServer> {
  let now: Said = { flow_status: 'IN_PROGRESS', flow_step: 'DISCOVERING' }
  let stream: ServerResponse | undefined
  const streams = new EventEmitter()

  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))

    if (path === '/page.js') {
      return void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
    }
    if (!path.startsWith('/auth/')) {
      const html =
        '<!doctype html><div id="page"></div><script type="module" src="/page.js"></script>'
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(html)
    }
    scripted.requests.push(`${request.method} ${path}`)
    if (path.endsWith('/exchange')) return void json(200, { jwt: 'jwt' })
    if (path.endsWith('/submit')) {
      json(202, { accepted: true })
      return scripted.onSubmit()
    }
    if (path.endsWith('/events')) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      stream = response
      scripted.say(now)
      return void streams.emit('open')
    }
    json(200, {
      id: 'ma_1',
      domain: 'harbor.example',
      profile_name: 'ada',
      status: 'NEEDS_AUTH',
      ...now,
    } satisfies ManagedAuth)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const scripted: ScriptedServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    begin() {
      now = { flow_status: 'IN_PROGRESS', flow_step: 'DISCOVERING' }
      stream = undefined
      scripted.requests.length = 0
    },
    say(state) {
      now = state
      const event = { event: 'managed_auth_state', timestamp: new Date().toISOString(), ...state }
      stream?.write(`event: managed_auth_state\ndata: ${JSON.stringify(event)}\n\n`)
      return performance.timeOrigin + performance.now()
    },
    onSubmit: () => undefined,
    async streamOpened() {
      if (!stream) await once(streams, 'open')
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return scripted
}
