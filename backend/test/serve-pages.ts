import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'pages')

/** Names of the pages in `test/pages`, without the ending. */
export const pageNames = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length))
  .sort()

/** Serves every page of `test/pages` under its name on a free port of localhost. */
export async function servePages(): Promise<{
  urlOf(name: string): string
  close(): Promise<void>
}> {
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1)
    const known = pageNames.includes(name)
    response.writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
    response.end(known ? readFileSync(join(folder, `${name}.html`)) : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (name) => `http://localhost:${port}/${name}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
