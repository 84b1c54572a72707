import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Rolldown } from 'vite'
import { listen } from './listen.ts'

/** The strictest policy a host can have: nothing inline, no foreign server but the API, no eval. */
const policy = (api: string) =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `connect-src ${api}`,
    `require-trusted-types-for 'script'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')

/**
 * Builds `page.tsx` with the published stylesheet, and serves it under the policy.
 * @param api - Origin the page may talk to.
 */
export async function startStrictPage(api: string): Promise<{ url: string; close(): void }> {
  const { output } = (await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    plugins: [react()],
    build: {
      write: false,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  })) as Rolldown.RolldownOutput
  const files = new Map<string, { type: string; body: string }>()
  for (const file of output) {
    const body = file.type === 'chunk' ? file.code : String(file.source)
    const type = file.fileName.endsWith('.css') ? 'text/css' : 'text/javascript'
    files.set(`/${file.fileName}`, { type, body })
  }
  const document =
    '<!doctype html><html lang="en"><title>Strict</title>' +
    '<link rel="stylesheet" href="/page.css">' +
    '<div id="root"></div><script type="module" src="/page.js"></script></html>'

  return listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    const { type, body } = files.get(pathname) ?? { type: 'text/html', body: document }
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy(api) })
    response.end(body)
  })
}
