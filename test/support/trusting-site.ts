import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

/** A login site that believes whatever it is told, so that every value can be one of the test's own. */
export interface TrustingSite {
  /** The `domain` of a connection. */
  host: string
  /** Every form that arrived, in order. */
  posted: Record<string, string>[]
  /** Resolves when so many forms have arrived in all. */
  received(count: number): Promise<void>
  close(): Promise<void>
}

export interface TrustingSiteOptions {
  /** Asks for a code after the password. @default false */
  asksCode?: boolean | undefined
  /** Passwords it does not take. @default none */
  refuses?: ((password: string) => boolean) | undefined
  /** Of those, the ones it repeats in its answer. @default none */
  echoes?: ((password: string) => boolean) | undefined
  /** Passwords behind which it wants a person proven. @default none */
  walls?: ((password: string) => boolean) | undefined
  /** What it keeps in a browser that is signed in: a cookie, and an entry of local storage. */
  session?: { cookie: string; storage: string } | undefined
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Trusting</title><body>${body}</body></html>`

const signIn = (problem = '') =>
  page(`<h1>Sign in</h1>${problem && `<p role="alert">${problem}</p>`}
<form method="post" action="/login">
<label>Email <input type="email" name="email" autocomplete="username"></label>
<label>Password <input type="password" name="password" autocomplete="current-password"></label>
<button>Sign in</button></form>`)

const askCode = page(`<h1>Enter your code</h1><form method="post" action="/code">
<label>Code <input name="code" autocomplete="one-time-code"></label>
<button>Verify</button></form>`)

const wall = page(`<h1>One more check</h1><form>
<div class="h-captcha" style="width: 303px; height: 78px; background: #eee"></div>
<button>Continue</button></form>`)

const home = (storage: string) =>
  page(`<h1>Your orders</h1><p>Welcome back.</p><a href="/logout">Sign out</a>
<script>localStorage.setItem('token', ${JSON.stringify(storage)})</script>`)

export async function startTrustingSite(options: TrustingSiteOptions = {}): Promise<TrustingSite> {
  const none = () => false
  const { asksCode = false, refuses = none, echoes = none, walls = none } = options
  const { cookie, storage } = options.session ?? { cookie: 'yes', storage: 'yes' }
  const posted: Record<string, string>[] = []
  const waiting: { count: number; resolve: () => void }[] = []

  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const signedIn = { location: '/', 'set-cookie': `session=${cookie}; HttpOnly; Max-Age=9000` }
    if (request.method !== 'POST') {
      if (request.url === '/code') return response.end(askCode)
      return response.end(request.headers.cookie?.includes(cookie) ? home(storage) : signIn())
    }
    const form = await readForm(request)
    posted.push(form)
    for (const { count, resolve } of waiting) if (posted.length >= count) resolve()
    const { password = '' } = form
    if (walls(password)) return response.end(wall)
    if (refuses(password)) {
      const said = echoes(password)
        ? `The password ${escaped(password)} is wrong.`
        : 'Wrong password.'
      return response.end(signIn(said))
    }
    const wantsCode = asksCode && form.code === undefined
    response.writeHead(303, wantsCode ? { location: '/code' } : signedIn)
    return response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    host: `trusting.localhost:${port}`,
    posted,
    received: (count) =>
      posted.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

async function readForm(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
}
