import type { ServerResponse } from 'node:http'
import { startServer, type TestServer } from './start-server.ts'

export interface ConnectVault {
  id: string
  name: string
  /** As the server sends them; `GetVaultItems` leaves the fields out. */
  items: ConnectItem[]
}

export interface ConnectItem {
  id: string
  title: string
  category: string
  urls?: { href: string; primary?: boolean }[]
  trashed?: boolean
  fields?: object[]
}

export interface ConnectServer extends TestServer {
  /** Where a provider reaches it: below a path, as behind a reverse proxy. */
  baseUrl: string
  /** Requests so far, with what they authorised themselves by. */
  asked: string[]
  /** Answers every request so from now on. */
  breaks(status: number, body: string, headers?: Record<string, string>): void
}

/**
 * A server that keeps to the documented contract of 1Password Connect: paths, answers, refusals.
 * @see https://developer.1password.com/docs/connect/api-reference
 */
export async function startConnectServer(
  token: string,
  vaults: ConnectVault[],
): Promise<ConnectServer> {
  const asked: string[] = []
  let broken: ((response: ServerResponse) => void) | undefined

  const send = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  const server = await startServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const { authorization } = request.headers
    asked.push(`${request.method} ${pathname} ${authorization}`)
    if (broken) return broken(response)
    if (authorization !== `Bearer ${token}`) {
      // Real servers do not repeat it. This one does, to show that nobody passes it on.
      const message = `Invalid token signature: ${authorization}`
      return send(response, 401, { status: 401, message })
    }
    if (pathname === '/connect/v1/vaults/') {
      const named = vaults.map(({ id, name, items }) => ({ id, name, items: items.length }))
      return send(response, 200, named)
    }
    const [, vaultId, itemId] =
      /^\/connect\/v1\/vaults\/([^/]+)\/items(?:\/([^/]+))?$/.exec(pathname) ?? []
    const vault = vaults.find(({ id }) => id === vaultId)
    const items = vault?.items.map((item) => ({ ...item, vault: { id: vault.id } }))
    if (items && itemId === undefined) {
      return send(
        response,
        200,
        items.map(({ fields, ...overview }) => overview),
      )
    }
    const item = items?.find(({ id }) => id === itemId)
    return item
      ? send(response, 200, item)
      : send(response, 404, { status: 404, message: 'Item not found' })
  })
  return {
    ...server,
    baseUrl: server.url('/connect'),
    asked,
    breaks(status, body, headers = {}) {
      broken = (response) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers })
        response.end(body)
      }
    },
  }
}
