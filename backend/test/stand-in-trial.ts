import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { ChromiumLoginPage } from '../src/browser/chromium-login-page.ts'
import { findChromium } from '../src/browser/find-chromium.mjs'
import { standInFor } from '../src/flows/filling/stand-in.ts'
import { interpret } from '../src/flows/interpret/interpret.ts'
import type { Filling, Stray } from '../src/flows/login-page.ts'
import { Secret } from '../src/flows/secret.ts'

/** Letters, digits, and everything that some encoding writes in its own way. */
export const password = 'correctHorse4 + "battery" & ünd/ü%'
/** A part of it that no encoding changes, and no other text holds. */
export const telltale = 'correctHorse4'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export interface Trial {
  page: Page
  loginPage: ChromiumLoginPage
  standIn: string
  strays: Stray[]
  /** Requests as a second client of the browser and the driver of the pages saw them. */
  overheard: string[]
  swaps: () => number
  failure: Error | undefined
}

export interface TrialSite {
  port: number
  /** What was sent, by host and path: bodies, else queries. The last one of each. */
  received: Map<string, string>
  /** Everything that came in, addresses, headers and bodies, in one text. */
  everything: () => string
  close(): Promise<void>
}

/** A server for all of `*.localhost`; what has no answer of its own is a page behind the login. */
export async function serveTrial(
  page: string,
  answers: Record<string, Answer> = {},
): Promise<TrialSite> {
  const received: TrialSite['received'] = new Map()
  let everything = ''
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('latin1')) body += chunk
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const name = (request.headers.host ?? '').replace(/:.*/, '')
    everything += `${request.url}\n${JSON.stringify(request.headers)}\n${body}\n`
    if (body !== '' || query !== '') received.set(`${name}${path}`, body || query)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    const answer = answers[path]
    if (answer) return answer(request, response)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(path === '/' ? page : '<h1>Welcome</h1><a href="/out">Log out</a>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    everything: () => everything,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const launchTrialBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(process.env) ?? '',
    args: ['--disable-dev-shm-usage'],
  })

/**
 * Opens the page of `shop.localhost` and logs in by whatever form it shows, the password by a
 * stand-in unless told otherwise; with `nothing` it is typed and nobody watches. Only that host and `login.shop.localhost` are allowed.
 */
export async function tryLogin(
  context: BrowserContext,
  site: TrialSite,
  { by = 'decoy' as Filling['by'] | 'nothing' } = {},
): Promise<Trial> {
  const loginPage = await ChromiumLoginPage.open(context, async (host) =>
    ['shop.localhost', 'login.shop.localhost'].includes(host),
  )
  const [page] = context.pages()
  if (!page) throw new Error('There is no page.')
  const other = await context.newCDPSession(page)
  const overheard: string[] = []
  await other.send('Network.enable')
  other.on('Network.requestWillBeSent', ({ request }) => overheard.push(JSON.stringify(request)))
  context.on('request', (request) => overheard.push(request.postData() ?? ''))

  const standIn = standInFor(new Secret(password)) ?? new Secret('')
  const strays: Stray[] = []
  const onStray = (stray: Stray) => void strays.push(stray)
  let swaps = 0
  const onSwap = () => {
    swaps += 1
  }
  const fillings: Record<typeof by, Filling | undefined> = {
    decoy: { by: 'decoy', standIn, onSwap, onStray },
    hand: { by: 'hand', because: 'chosen', onStray },
    nothing: undefined,
  }
  await loginPage.goto(`http://shop.localhost:${site.port}/`)
  const sighting = interpret(await loginPage.observe())
  if (sighting.kind !== 'input') throw new Error(`No form, but ${sighting.kind}`)
  const entries = sighting.fields.map(({ type, target }) =>
    type === 'password'
      ? { target, value: new Secret(password), filling: fillings[by] }
      : { target, value: new Secret('ada') },
  )
  const failure = await loginPage
    .act({ kind: 'fill', entries, submit: sighting.submit })
    .then(() => undefined)
    .catch((error: Error) => error)
  return {
    page,
    loginPage,
    standIn: standIn.reveal(),
    strays,
    overheard,
    swaps: () => swaps,
    failure,
  }
}

/**
 * A login form with a script: `sends(send)` takes the submit over, `values()` reads the fields.
 * Whatever is typed is kept in the session storage of the page.
 */
export const trialForm = (attributes: string, script = '') => `<!doctype html><h1>Log in</h1>
  <form method="post" action="/in" ${attributes}><label>Username <input name="u"></label>
  <label>Password <input name="p" type="password"></label><button>Log in</button></form>
  <script>
    addEventListener('input', ({ target }) => sessionStorage.setItem('kept', target.value), true)
    const values = () => ({ u: document.forms[0].u.value, p: document.forms[0].p.value })
    const welcome = () => { document.body.innerHTML = '<h1>Welcome</h1><a href="/out">Log out</a>' }
    const sends = (send) => document.forms[0].addEventListener('submit', (event) => {
      event.preventDefault()
      Promise.resolve(send(values())).then(welcome, welcome)
    })
    ${script}
  </script>`

/** The form is sent by `fetch`, with `body`, an expression over the values `v`. */
export const posting = (type: string, body: string) =>
  `sends((v) => fetch('/in', { method: 'POST', headers: { 'content-type': '${type}' }, body: ${body} }))`
