import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, it } from 'vitest'
import { parcel } from '../src/codes/parcel.ts'
import { orbit } from '../src/entrances/orbit.ts'
import { type RunningSites, sites, startSites } from '../src/index.ts'
import { createSitesApp } from '../src/sites-app.ts'

const started: RunningSites[] = []
const start = async () => {
  const running = await startSites()
  started.push(running)
  return running
}
afterEach(async () => {
  for (const running of started.splice(0)) await running.close()
})

/** `fetch` leaves the resolving of `*.localhost` to the system, which may not know it. */
const send = async (
  port: number,
  host: string,
  path: string,
  form?: { values: Record<string, string>; cookie: string },
) => {
  const method = form ? 'POST' : 'GET'
  const headers = {
    host,
    ...(form && { cookie: form.cookie, 'content-type': 'application/x-www-form-urlencoded' }),
  }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, resolve)
      .on('error', reject)
      .end(form && new URLSearchParams(form.values).toString())
  })
  return { headers: response.headers, body: await text(response) }
}
const open = (port: number, host: string, path = '/') => send(port, host, path)

it('tells the sites apart by their host, and keeps nothing in caches', async () => {
  const running = await start()

  const harbor = await open(running.port, running.hostOf('harbor'))
  const guild = await open(running.port, running.hostOf('guild'))
  const nobody = await open(running.port, running.hostOf('nobody'))

  expect(harbor.body).toContain('Every berth')
  expect(guild.body).toContain('Welcome to Guild')
  expect(nobody.body).toBe('There is no site called nobody.')
  expect(harbor.headers['cache-control']).toBe('no-store')
})

it('lists its sites with their address', async () => {
  const running = await start()

  const { body } = await open(running.port, `localhost:${running.port}`, '/sites.json')

  const listed: { name: string; domain: string }[] = JSON.parse(body)
  expect(listed.map(({ domain }) => domain)).toEqual(sites.map(({ name }) => running.hostOf(name)))
})

it('hands out what was sent, to this process and to others', async () => {
  const running = await start()
  const { identifier: email, password } = parcel.account
  const post = (path: string, values: Record<string, string>, cookie = '') =>
    send(running.port, running.hostOf('parcel'), path, { values, cookie })
  const login = await post('/login', { email, password })
  const cookie = login.headers['set-cookie']?.[0]?.split(';')[0] ?? ''

  await post('/verify/method', { method: 'sms' }, cookie)

  const [message] = running.messages()
  const { body } = await open(running.port, `localhost:${running.port}`, '/messages.json')
  expect(message?.text).toContain(message?.code)
  expect(JSON.parse(body)).toEqual([message])
})

it('knows a session again after a restart with the same secret, and only then', async () => {
  const { identifier: email, password } = orbit.account
  const login = await createSitesApp({ secret: 'one' }).app.request(
    'http://orbit.localhost/api/session',
    { method: 'POST', body: JSON.stringify({ email, password }) },
  )
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const passes = (secret: string) =>
    createSitesApp({ secret }).app.request('http://orbit.localhost/api/passes', {
      headers: { cookie },
    })

  expect((await passes('one')).status).toBe(200)
  expect((await passes('other')).status).toBe(401)
})

it('does not take a session cookie back after signing out', async () => {
  const { app } = createSitesApp()
  const { identifier: email, password } = orbit.account
  const url = 'http://orbit.localhost/api/session'
  const login = await app.request(url, {
    method: 'POST',
    body: JSON.stringify({ email, password }),
  })
  const [session = ''] = login.headers.getSetCookie()
  const headers = { cookie: session.split(';')[0] ?? '' }

  await app.request(url, { method: 'DELETE', headers })
  const after = await app.request('http://orbit.localhost/api/passes', { headers })

  expect(session).toContain('HttpOnly')
  expect(after.status).toBe(401)
})
