import { type ManagedAuth, managedAuthSchema } from '@managed-auth/protocol'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type RunningBackend, startBackend } from './start-backend.ts'
import { startSite, type TestSite } from './start-site.ts'

// Sites that repeat what was typed, in what they say and in what they ask. Nothing of it may get
// into an answer, an event or a row.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const identifier = 'canary-ada'
const password = 'c4nary <lovelace> "1843"'
const code = '704193'

let backend: RunningBackend
let site: TestSite | undefined
let connections = 0

beforeAll(async () => {
  backend = await startBackend()
})
afterAll(() => backend.close())
afterEach(() => site?.close())

/** Text as markup that shows it as it is. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const spellings: [string, (value: string) => string][] = [
  ['plain', (value) => value],
  ['escaped as markup', escaped],
  ['escaped for an address', encodeURIComponent],
]

const login = (problem = '', more = '') => `<title>Log in</title><h1>Log in</h1>
${problem && `<p role="alert">${problem}</p>`}
<form method="post" action="/in">
<label>User name <input name="username" autocomplete="username"></label>
<label>Password <input name="password" type="password"></label>${more}
<button>Log in</button></form>`

async function call(path: string, body?: unknown): Promise<string> {
  const response = await fetch(`${backend.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${backend.apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return response.text()
}

/** Logs in to the site, and answers each pause with the next of `answers` until none is left. */
async function logIn(at: TestSite, answers: Record<string, string>[]) {
  connections += 1
  const created = await call('/auth/connections', {
    domain: `echo.localhost:${at.port}`,
    profile_name: `echo-${connections}`,
  })
  const { id } = managedAuthSchema.parse(JSON.parse(created))
  await call(`/auth/connections/${id}/login`, {})
  const response = await fetch(`${backend.url}/auth/connections/${id}/events`, {
    headers: { authorization: `Bearer ${backend.apiKey}` },
  })
  const told: string[] = []
  const left = [...answers]
  let last: ManagedAuth | undefined
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told.push(chunk)
    if (!chunk.includes('"flow_step":"AWAITING_INPUT"')) continue
    const shown = await call(`/auth/connections/${id}`)
    told.push(shown)
    last = managedAuthSchema.parse(JSON.parse(shown))
    const values = left.shift()
    if (!values) break
    await call(`/auth/connections/${id}/submit`, { fields: values })
  }
  told.push(await call(`/auth/connections/${id}`), await call(`/auth/connections/${id}/timeline`))
  return { all: told.join('\n'), last, end: told.at(-2) ?? '' }
}

const expectNone = (text: string, ...values: string[]) => {
  for (const value of values) {
    for (const [, spell] of spellings) {
      expect(text).not.toContain(spell(value))
      expect(text).not.toContain(JSON.stringify(spell(value)).slice(1, -1))
    }
  }
}

it.each(spellings)('keeps a password back that the site repeats, %s', async (_way, spell) => {
  site = await startSite({
    '/': login(),
    '/in': (response) => {
      const typed = escaped(spell(site?.posted.at(-1)?.password ?? ''))
      const more = `<label>Not ${typed}? Your code <input name="otp" autocomplete="one-time-code"
placeholder="${typed}" title="${typed}" aria-description="Not ${typed}"></label>
<p>or</p><a href="/google">Sign in with Google instead of ${typed}</a>`
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(login(`Wrong password ${typed} for ${identifier}.`, more))
    },
  })

  const { all, last } = await logIn(site, [{ username: identifier, password }])

  expect(site.posted[0]?.password).toBe(password)
  expect(last?.website_error).toBe(`Wrong password ••• for ${identifier}.`)
  expect(last?.fields?.length).toBeGreaterThan(0)
  expectNone(all, password, 'lovelace')
})

it('keeps a refused code back, and a password on the page after it', async () => {
  const form = (problem = '') => `<title>Verify</title><h1>Two-step verification</h1>
<p>Enter the code we sent to your phone by SMS.</p>${problem && `<p role="alert">${problem}</p>`}
<form method="post" action="/code"><label>Code <input name="code" inputmode="numeric"
autocomplete="one-time-code" maxlength="6"></label><button>Verify</button></form>`
  site = await startSite({
    '/': login(),
    '/in': form(),
    '/code': form(`The code ${code} is wrong. Your password was ${escaped(password)}.`),
  })

  const { all, last } = await logIn(site, [{ username: identifier, password }, { code }])

  expect(last?.website_error).toBe('The code ••• is wrong. Your password was •••.')
  expectNone(all, password, code)
})

it('keeps a password back in the last words of a login that failed', async () => {
  const wall = `<title>Blocked</title><h1>Too many attempts</h1>
<p role="alert">Too many attempts with ${escaped(password)}. Try again later.</p>`
  site = await startSite({ '/': login(), '/in': wall })

  const { all, end } = await logIn(site, [{ username: identifier, password }])

  expect(JSON.parse(end)).toMatchObject({ flow_status: 'FAILED' })
  expect(end).toContain('•••')
  expectNone(all, password)
})

it('keeps a password back that stands in the address a login lands on', async () => {
  const tools = Array.from({ length: 9 }, (_, at) => `<a href="/tool/${at}">Tool ${at}</a>`)
  const home = `<title>Home</title><h1>Home</h1><a href="/logout">Log out</a>${tools.join('')}`
  const place = `/app/${encodeURIComponent(password)}/home`
  site = await startSite({
    '/': login(),
    '/in': (response) => {
      response.writeHead(303, { location: place, 'set-cookie': 'session=1' }).end()
    },
    [place]: home,
  })

  const { all, end } = await logIn(site, [{ username: identifier, password }])

  expect(JSON.parse(end)).toMatchObject({
    flow_status: 'SUCCESS',
    post_login_url: `http://echo.localhost:${site.port}/app/`,
  })
  expectNone(all, password)
})

it('keeps a password back after which a field is named, and keeps no value under such a name', async () => {
  const right = 'another <word> 1852'
  const tools = Array.from({ length: 9 }, (_, at) => `<a href="/tool/${at}">Tool ${at}</a>`)
  site = await startSite({
    '/': login(),
    '/in': (response) => {
      const typed = site?.posted.at(-1)?.password ?? ''
      if (typed === right) {
        response.writeHead(303, { location: '/home', 'set-cookie': 'session=1' }).end()
        return
      }
      const company = `<label>Company <input name="of ${escaped(typed)}" required></label>`
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(login('Wrong password.').replace('<label>User', `${company}<label>User`))
    },
    '/home': `<title>Home</title><h1>Home</h1><a href="/logout">Log out</a>${tools.join('')}`,
  })

  const { all, last, end } = await logIn(site, [
    { username: identifier, password },
    { field_1: 'engines', username: identifier, password: right },
  ])

  expect(last?.fields?.map(({ ref, label }) => [ref, label])).toContainEqual(['field_1', 'Company'])
  expect(site.posted.at(-1)).toEqual({
    username: identifier,
    password: right,
    [`of ${password}`]: 'engines',
  })
  const { credential } = managedAuthSchema.parse(JSON.parse(end))
  const kept = await call(`/credentials/${encodeURIComponent(credential?.name ?? '')}`)
  expect(JSON.parse(kept)).toMatchObject({ value_keys: ['password', 'username'] })
  expectNone(all + kept, password, right)
})
