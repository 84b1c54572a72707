import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

/** How a login looks. Each but the first is what a redesign may make of it. */
export type Design =
  | 'first'
  /** Other ids, names and addresses, and the fields in another order amid other controls. */
  | 'renamed'
  /** The e-mail address on a page, the password on another. */
  | 'split'
  /** A page before the form, with a link to it. */
  | 'announced'
  /** A page after the form, that asks whether to stay signed in. */
  | 'followed'
  /** Only a person has what stands after the form. */
  | keyof typeof wants

/** A login site that is redesigned while people have accounts there, and counts what it is sent. */
export interface ChangingSite {
  /** The `domain` of a connection. */
  host: string
  /** Looks like this from now on, and has forgotten who was signed in. */
  redesign(design: Design): void
  /** Forgets everybody who is signed in. */
  endSessions(): void
  /** How many passwords arrived. */
  passwords(): number
  close(): Promise<void>
}

export const account = { email: 'ada@example.test', password: 'outlives-a-redesign-5b' }

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><body><h1>${title}</h1>${body}</body></html>`

const email = (name: string) =>
  `<label>Email <input type="email" id="${name}" name="${name}" autocomplete="username"></label>`
const password = (name: string) =>
  `<label>Password <input type="password" id="${name}" name="${name}" autocomplete="current-password"></label>`
const form = (action: string, body: string) =>
  `<form method="post" action="${action}">${body}<button>Sign in</button></form>`

const home = page('Your orders', '<p>Welcome back, Ada.</p><a href="/logout">Sign out</a>')
const stay = page(
  'Stay signed in?',
  '<form method="post" action="/stay"><button name="stay" value="yes">Yes</button> <button name="stay" value="no">No</button></form>',
)

const code = (label: string, name = 'code') =>
  form('/more', `<label>${label} <input name="${name}" inputmode="numeric" maxlength="6"></label>`)

const wants = {
  authenticator: page(
    'Two-step verification',
    `<p>Enter the code from your authenticator app.</p>${code('Authenticator code', 'totp')}`,
  ),
  message: page(
    'Check your phone',
    `<p>We sent a text message with a code to +44 •• ••• 77.</p>${code('Verification code')}`,
  ),
  mail: page(
    'Check your inbox',
    `<p>We sent an e-mail with a code to a••@example.test.</p>${code('Verification code')}`,
  ),
  approval: page(
    'Approve the sign-in',
    '<p>We sent a notification to your phone. Open the app and approve this sign-in to go on.</p>',
  ),
  workspace: page(
    'Choose an account',
    `<ul><li><button>Acme Ltd</button></li><li><button>Widgets Inc</button></li></ul>`,
  ),
  question: page(
    'One more question',
    form('/more', '<label>What was the name of your first school? <input name="answer"></label>'),
  ),
}

const classic = { '/': page('Sign in', form('/login', email('email') + password('password'))) }
const followedBy = (asked: string) => ({ ...classic, '/more': asked })

/** What stands where, by address. Forms lead to the next, the last lets in. */
const designs: Record<Design, Record<string, string>> = {
  first: classic,
  renamed: {
    '/': page(
      'Welcome back',
      `<form action="/search"><label>Search <input type="search" name="q"></label></form>
<section>${form('/session/new', `${email('user_login_field')}<label><input type="checkbox" name="remember"> Remember me</label>${password('user_secret_field')}`)}</section>`,
    ),
  },
  split: {
    '/': page('Sign in', form('/identify', email('identifier'))),
    '/identify': page('Enter your password', form('/login', password('passcode'))),
  },
  announced: {
    '/': page('Counter', '<p>Everything for your desk.</p><a href="/enter">Log in</a>'),
    '/enter': page('Sign in', form('/login', email('email') + password('password'))),
  },
  followed: { ...classic, '/stay': stay },
  authenticator: followedBy(wants.authenticator),
  message: followedBy(wants.message),
  mail: followedBy(wants.mail),
  approval: followedBy(wants.approval),
  workspace: followedBy(wants.workspace),
  question: followedBy(wants.question),
}

/** @param codeNow - What the authenticator shows at a moment. @default no code is right */
export async function startChangingSite(codeNow?: () => string): Promise<ChangingSite> {
  let design: Design = 'first'
  let session = 1
  let passwords = 0

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site')
    const pages = designs[design]
    const letIn = () =>
      response
        .writeHead(303, { location: '/', 'set-cookie': `session=${session}; HttpOnly; Path=/` })
        .end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (request.method !== 'POST') {
      const isSignedIn = request.headers.cookie?.includes(`session=${session}`)
      return response.end(isSignedIn ? home : (pages[pathname] ?? pages['/']))
    }
    if (pathname === '/stay') return letIn()
    if (pathname === '/more') {
      const given = new URLSearchParams(await textOf(request)).get('totp')
      return given === codeNow?.() ? letIn() : response.end(pages['/more'])
    }
    if (pathname in pages) return response.writeHead(303, { location: pathname }).end()
    passwords += 1
    const sent = [...new URLSearchParams(await textOf(request)).values()]
    if (!sent.includes(account.password)) return response.end(pages['/'])
    const next = ['/stay', '/more'].find((address) => address in pages)
    if (next) return response.writeHead(303, { location: next }).end()
    return letIn()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    host: `changing.localhost:${port}`,
    redesign(next) {
      design = next
      session += 1
    },
    endSessions() {
      session += 1
    },
    passwords: () => passwords,
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
