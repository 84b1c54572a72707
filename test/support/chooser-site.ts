import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export const account = { email: 'ada@example.test', password: 'asked-at-the-provider-9c' }

/** A site one signs in to through a provider, which asks which of its signed-in accounts is meant. */
export interface ChooserSite {
  /** The `domain` of a connection. */
  host: string
  /** The provider's host, for `allowed_domains`. */
  providerHost: string
  /** The site forgets everybody; the provider does not. */
  endSessions(): void
  /** The provider forgets everybody too. */
  endProviderSessions(): void
  /** How many passwords the provider was sent. */
  passwords(): number
  /** Which accounts were chosen, in order. */
  chosen(): string[]
  close(): Promise<void>
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><body><h1>${title}</h1>${body}</body></html>`

const offer = page('Sign in', '<p>Welcome.</p><a href="/auth">Continue with Northpole</a>')
const home = page('Your orders', '<p>Welcome back, Ada.</p><a href="/logout">Sign out</a>')
const signIn = page(
  'Sign in to Northpole',
  `<form method="post" action="/login">
<label>Email <input type="email" name="email" autocomplete="username"></label>
<label>Password <input type="password" name="password" autocomplete="current-password"></label>
<button>Sign in</button></form>`,
)
const entry = (name: string, email: string) =>
  `<li><button name="account" value="${email}">${name}<br><small>${email}</small></button></li>`
const chooser = page(
  'Choose an account',
  `<form method="post" action="/choose"><ul>
${entry('Grace Hopper', 'grace@example.test')}${entry('Ada Lovelace', account.email)}</ul></form>
<a href="/login">Use another account</a>`,
)

export async function startChooserSite(): Promise<ChooserSite> {
  let session = 1
  let providerSession = 1
  let passwords = 0
  const chosen: string[] = []
  let port = 0
  const siteAt = (path: string) => `http://desk.localhost:${port}${path}`
  const providerAt = (path: string) => `http://northpole.localhost:${port}${path}`

  const go = (response: ServerResponse, location: string, cookie?: string) =>
    response
      .writeHead(303, {
        location,
        ...(cookie && { 'set-cookie': `${cookie}; HttpOnly; Path=/; Max-Age=9000` }),
      })
      .end()

  async function provide(request: IncomingMessage, response: ServerResponse, path: string) {
    if (request.method !== 'POST') {
      const isKnown = request.headers.cookie?.includes(`northpole=${providerSession}`)
      return response.end(path === '/authorize' && isKnown ? chooser : signIn)
    }
    const form = new URLSearchParams(await textOf(request))
    if (path === '/choose') {
      chosen.push(form.get('account') ?? '')
      return go(response, siteAt('/callback'))
    }
    passwords += 1
    if (form.get('password') !== account.password) return response.end(signIn)
    return go(response, siteAt('/callback'), `northpole=${providerSession}`)
  }

  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    if (request.headers.host?.startsWith('northpole.')) {
      return void provide(request, response, pathname)
    }
    if (pathname === '/auth') return go(response, providerAt('/authorize'))
    if (pathname === '/callback') return go(response, siteAt('/'), `desk=${session}`)
    return response.end(request.headers.cookie?.includes(`desk=${session}`) ? home : offer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0

  return {
    host: `desk.localhost:${port}`,
    providerHost: 'northpole.localhost',
    endSessions() {
      session += 1
    },
    endProviderSessions() {
      providerSession += 1
    },
    passwords: () => passwords,
    chosen: () => chosen,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
