import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Message } from './shared/outbox.ts'
import { createSitesApp, type SitesOptions } from './sites-app.ts'

export interface StartSitesOptions extends SitesOptions {
  /** @default 0, any free port */
  port?: number | undefined
}

export interface RunningSites {
  port: number
  /** `http://harbor.localhost:5170`; also for `outbox`. */
  urlOf(name: string): string
  /** `harbor.localhost:5170`: the `domain` of a connection. */
  hostOf(name: string): string
  /** What the sites sent, newest first. */
  messages(): Message[]
  close(): Promise<void>
}

/**
 * Serves every site on one loopback port.
 *
 * @throws The listening error of Node, `EADDRINUSE` when the port is taken.
 */
export const startSites = async (options: StartSitesOptions = {}): Promise<RunningSites> => {
  const { app, upgrade, outbox } = createSitesApp(options)
  const server = createServer(getRequestListener(app.fetch))
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket: Duplex) => {
    upgraded.add(socket)
    socket.once('close', () => upgraded.delete(socket))
    upgrade(request, socket)
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')

  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The sites listen on no port.')
  const { port } = address
  const hostOf = (name: string) => `${name}.localhost:${port}`

  return {
    port,
    hostOf,
    urlOf: (name) => `http://${hostOf(name)}`,
    messages: outbox.messages,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      for (const socket of upgraded) socket.destroy()
      await closed
    },
  }
}
