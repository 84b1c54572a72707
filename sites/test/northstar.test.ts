import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { northstarAccount } from '../src/descriptions/providers.ts'
import { type RunningSites, startSites } from '../src/start-sites.ts'

// Visits the relying parties and the provider over the network: they speak with each other there.

let running: RunningSites
beforeAll(async () => {
  running = await startSites()
})
afterAll(() => running.close())

interface Answer {
  url: URL
  status: number
  text: string
}

/** A browser without a screen: cookies by host, redirects followed over all sites. */
const createVisitor = () => {
  const jars = new Map<string, Map<string, string>>()

  const send = async (url: URL, form?: Record<string, string>): Promise<Answer> => {
    const jar = jars.get(url.hostname) ?? new Map<string, string>()
    jars.set(url.hostname, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await new Promise<{ status: number; headers: Headers; text: string }>(
      (resolve, reject) => {
        request(
          {
            host: '127.0.0.1',
            port: url.port,
            path: url.pathname + url.search,
            method: form ? 'POST' : 'GET',
            headers: {
              host: url.host,
              cookie,
              ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
            },
          },
          async (incoming) => {
            const headers = new Headers()
            for (const one of incoming.headers['set-cookie'] ?? [])
              headers.append('set-cookie', one)
            if (incoming.headers.location) headers.set('location', incoming.headers.location)
            resolve({ status: incoming.statusCode ?? 0, headers, text: await text(incoming) })
          },
        )
          .on('error', reject)
          .end(form && new URLSearchParams(form).toString())
      },
    )
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? []
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    return location ? send(new URL(location, url)) : { url, ...response }
  }
  return {
    open: (site: string, path: string) => send(new URL(path, running.urlOf(site))),
    /** Posts to a path beside the page that was answered last. */
    post: ({ url }: Answer, path: string, form: Record<string, string>) =>
      send(new URL(`${url.pathname.split('/').slice(0, 3).join('/')}/${path}`, url), form),
  }
}

const { identifier: email, password } = northstarAccount

const signIn = async (site: string, visitor = createVisitor()) => {
  const name = await visitor.open(site, '/auth/northstar')
  const secret = await visitor.post(name, 'identifier', { email })
  return { visitor, name, secret, consent: await visitor.post(secret, 'password', { password }) }
}

it.each(['atlas', 'beacon'])('asks for name, password and consent, then opens %s', async (site) => {
  const { visitor, name, secret, consent } = await signIn(site)
  const end = await visitor.post(consent, 'consent', { answer: 'allow' })

  expect(name.url.host).toBe(running.hostOf('idp'))
  expect(name.text).not.toContain('type="password"')
  expect(secret.text).toContain('type="password"')
  expect(consent.text).toContain('wants to access your Northstar account')
  expect(end.url.host).toBe(running.hostOf(site))
  expect((await visitor.open(site, '/')).text).toContain(northstarAccount.fullName)
})

it('asks only for consent when somebody comes from a second site', async () => {
  const { visitor, consent } = await signIn('atlas')
  await visitor.post(consent, 'consent', { answer: 'allow' })

  const second = await visitor.open('beacon', '/auth/northstar')

  expect(second.text).toContain('Beacon wants to access')
})

it('says in its own words what is wrong', async () => {
  const visitor = createVisitor()
  const name = await visitor.open('atlas', '/auth/northstar')
  const nobody = await visitor.post(name, 'identifier', { email: 'nobody@example.test' })
  const secret = await visitor.post(name, 'identifier', { email })
  const wrong = await visitor.post(secret, 'password', { password: 'sirius' })

  expect(nobody.text).toContain('There is no Northstar account with that e-mail.')
  expect(wrong.text).toContain('Wrong Northstar password.')
})

it('leaves nobody signed in who refuses consent', async () => {
  const { visitor, consent } = await signIn('atlas')
  const end = await visitor.post(consent, 'consent', { answer: 'cancel' })

  expect(end.text).toContain('Signing in with Northstar failed.')
  expect((await visitor.open('atlas', '/routes')).text).toContain('Log in to Atlas')
})

it('takes no answer that it did not ask for', async () => {
  const end = await createVisitor().open('atlas', '/auth/northstar/callback?code=made&state=up')

  expect(end.text).toContain('Signing in with Northstar failed.')
})

it('does not give a code without PKCE', async () => {
  const query = new URLSearchParams({
    client_id: 'atlas',
    response_type: 'code',
    scope: 'openid',
    state: 's',
    redirect_uri: `${running.urlOf('atlas')}/auth/northstar/callback`,
  })
  const end = await createVisitor().open('idp', `/authorize?${query}`)

  expect(end.url.searchParams.get('error')).toBe('invalid_request')
})
