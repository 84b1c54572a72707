import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

export const account = { email: 'ada@example.test', password: 'counted-once-7f3c' }

/** A login site that writes down every password it is sent, and can take its time to answer. */
export interface CountingSite {
  /** The `domain` of a connection. */
  host: string
  /** Every password that arrived, in order. */
  passwords: string[]
  /** How often its pages were asked for. */
  visits(): number
  /** How many connections were made to it. */
  connections(): number
  /** Lets whoever logs in from now on wait for the answer, for ever. */
  hold(): void
  /** Answers at once again. */
  release(): void
  /** Resolves when so many passwords have arrived in all. */
  received(count: number): Promise<void>
  /** Forgets everybody who is signed in. */
  endSessions(): void
  /** Looks different from now on. */
  changeDesign(): void
  /** Takes another password from now on. */
  changePassword(password: string): void
  close(): Promise<void>
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><title>Counter</title><body>${body}</body></html>`

const form = page(`<h1>Sign in</h1><form method="post" action="/login">
<label>Email <input type="email" name="email" autocomplete="username"></label>
<label>Password <input type="password" name="password" autocomplete="current-password"></label>
<button>Sign in</button></form>`)

const refusal = form.replace('<form', '<p role="alert">Wrong password.</p><form')

const home = page(`<h1>Your orders</h1><p>Welcome back, Ada.</p><a href="/logout">Sign out</a>`)

export async function startCountingSite(port = 0): Promise<CountingSite> {
  const passwords: string[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const held = new Set<ServerResponse>()
  let isHeld = false
  let visits = 0
  let connections = 0
  let title = 'Counter'
  let session = 1
  let right = account.password

  const server = createServer((request, response) => {
    const signedIn = request.headers.cookie?.includes(`session=${session}`)
    if (request.method === 'POST') {
      let body = ''
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      request.on('end', () => {
        const password = new URLSearchParams(body).get('password') ?? ''
        passwords.push(password)
        for (const { count, resolve } of waiting) if (passwords.length >= count) resolve()
        if (isHeld) return void held.add(response)
        if (password !== right) return response.end(refusal)
        response.writeHead(303, { location: '/', 'set-cookie': `session=${session}; HttpOnly` })
        return response.end()
      })
      return
    }
    visits += 1
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end((signedIn ? home : form).replace('Counter', title))
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const listensOn = typeof address === 'object' && address ? address.port : 0

  return {
    host: `counter.localhost:${listensOn}`,
    passwords,
    visits: () => visits,
    connections: () => connections,
    hold() {
      isHeld = true
    },
    release() {
      isHeld = false
    },
    received: (count) =>
      passwords.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    endSessions() {
      session += 1
    },
    changeDesign() {
      title = 'Counter, all new'
    },
    changePassword(password) {
      right = password
    },
    async close() {
      for (const response of held) response.destroy()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
