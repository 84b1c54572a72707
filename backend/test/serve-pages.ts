import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer, type TestServer } from './start-server.ts'

const folder = join(import.meta.dirname, 'pages')

/** Names of the pages in `test/pages`, without the ending. */
export const pageNames = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length))
  .sort()

/** Serves every page of `test/pages` under its name. */
export const servePages = (): Promise<TestServer> =>
  startServer((request, response) => {
    const name = (request.url ?? '/').slice(1)
    const known = pageNames.includes(name)
    response.writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
    response.end(known ? readFileSync(join(folder, `${name}.html`)) : undefined)
  })
