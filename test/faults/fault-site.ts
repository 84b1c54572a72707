import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AskedPage, codePage, homePage, loginPage } from './site-pages.ts'

/** What a site was sent. */
export interface Sent {
  email: string
  value: string
  at: number
}

export interface Session {
  id: string
  email: string
  at: number
}

/** Moments of a login, as the site sees them. */
export type SiteMoment = 'asked' | 'password' | 'code' | 'home'

/** Several login sites on one port, told apart by the first part of their name. */
export interface FaultSites {
  hostOf(name: string): string
  passwords: Sent[]
  codes: Sent[]
  sessions: Session[]
  /** The code that was last mailed to an account. */
  codeFor(email: string): string | undefined
  endSessions(email: string): void
  /** Resolves at the next moment of this kind, on any of the sites. */
  next(moment: SiteMoment, signal: AbortSignal): Promise<void>
  /** Answers nobody any more, or everybody late, until `heal`. */
  trouble(kind: 'down' | 'slow'): void
  heal(): void
  close(): Promise<void>
}

/** So late that whoever gives up soon has given up. */
const slowMs = 4_000
const secret = () => randomBytes(12).toString('hex')

/**
 * Sites with a password, and a mailed code for accounts that begin with `code`. A password is right
 * when it begins with that of its account, so that each time it is typed it can be another one. A
 * session is two cookies and an entry of local storage, all of one id; every visit renews a cookie.
 */
export async function startFaultSites(): Promise<FaultSites> {
  const moments = new EventEmitter()
  const [passwords, codes, sessions]: [Sent[], Sent[], Session[]] = [[], [], []]
  const ended = new Set<string>()
  const mailed = new Map<string, string>()
  const challenges = new Map<string, string>()
  const late = new Set<() => void>()
  let trouble: 'down' | 'slow' | undefined
  let visits = 0

  const begin = (email: string, response: ServerResponse) => {
    const id = secret()
    sessions.push({ id, email, at: Date.now() })
    const cookies = ['one', 'two'].map((name) => `${name}=${id}; Max-Age=86400; HttpOnly; Path=/`)
    response.writeHead(303, { location: '/home', 'set-cookie': cookies }).end()
  }

  const routes: Record<string, (page: AskedPage) => void> = {
    'GET /'({ response, session }) {
      if (session) return void response.writeHead(303, { location: '/home' }).end()
      moments.emit('asked')
      response.end(loginPage())
    },
    'GET /home'({ response, session }) {
      if (!session) return void response.writeHead(303, { location: '/' }).end()
      moments.emit('home')
      visits += 1
      response.setHeader('set-cookie', `visit=${visits}; Max-Age=86400; Path=/`)
      response.end(homePage(session.id))
    },
    'POST /login'({ response, sent }) {
      const [email, value] = [sent.get('email') ?? '', sent.get('password') ?? '']
      passwords.push({ email, value, at: Date.now() })
      moments.emit('password')
      if (!value.startsWith(`pw-${email.split('@')[0]}-`)) {
        return void response.end(loginPage('Wrong password.'))
      }
      if (!email.startsWith('code')) return begin(email, response)
      const challenge = secret()
      challenges.set(challenge, email)
      mailed.set(email, String(10 ** 7 + Math.floor(Math.random() * 9 * 10 ** 7)))
      const cookie = `challenge=${challenge}; Path=/`
      response.writeHead(303, { location: '/code', 'set-cookie': cookie }).end()
    },
    'GET /code'({ response, cookies }) {
      const email = challenges.get(cookies.get('challenge') ?? '')
      if (!email) return void response.writeHead(303, { location: '/' }).end()
      response.end(codePage())
    },
    'POST /code'({ response, sent, cookies }) {
      const email = challenges.get(cookies.get('challenge') ?? '') ?? ''
      const value = sent.get('code') ?? ''
      codes.push({ email, value, at: Date.now() })
      moments.emit('code')
      if (value !== mailed.get(email)) return void response.end(codePage('Wrong code.'))
      // A code is worth one login.
      mailed.delete(email)
      begin(email, response)
    },
  }

  const answer = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const cookies = new Map(
      (request.headers.cookie ?? '').split('; ').map((pair): [string, string] => {
        const [name = '', value = ''] = pair.split('=')
        return [name, value]
      }),
    )
    const session = sessions.find(
      ({ id }) => id === cookies.get('one') && id === cookies.get('two') && !ended.has(id),
    )
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const route = routes[`${request.method} ${pathname}`]
    if (route) route({ response, cookies, session, sent: new URLSearchParams(body) })
    else response.writeHead(404).end()
  }

  const server = createServer(async (request, response) => {
    if (trouble === 'down') return void request.socket.destroy()
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (trouble !== 'slow') return answer(request, response, body)
    const go = () => {
      clearTimeout(timer)
      late.delete(go)
      answer(request, response, body)
    }
    const timer = setTimeout(go, slowMs)
    late.add(go)
  })
  // A request that is broken off is no news here.
  server.on('clientError', (_error, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    hostOf: (name) => `${name}.localhost:${port}`,
    passwords,
    codes,
    sessions,
    codeFor: (email) => mailed.get(email),
    endSessions(email) {
      for (const session of sessions) if (session.email === email) ended.add(session.id)
    },
    next: async (moment, signal) => void (await once(moments, moment, { signal })),
    trouble(kind) {
      trouble = kind
    },
    heal() {
      trouble = undefined
      for (const go of late) go()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
