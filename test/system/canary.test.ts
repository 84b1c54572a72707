import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Installation, installations } from '../canary/installations.ts'
import { recordFetch, type Trace } from '../canary/sinks.ts'
import { type Canary, createSearch } from '../canary/spellings.ts'
import { sealAnswer } from '../contract/seal-answer.ts'
import { Session } from '../contract/session.ts'
import type { StrictState } from '../contract/strict-schemas.ts'
import { startTrustingSite, type TrustingSite } from '../support/trusting-site.ts'

// Secrets of every kind go through logins that succeed, fail and are called off. Afterwards whatever
// the backend wrote, said or left behind is searched for them. `planted.test.ts` proves the search.

const random = () => randomBytes(9).toString('hex')
/** Spelled differently in JSON, URLs and HTML. */
const passwordLike = () => `pä"ss/w+ö?rd & ${random()}%`
/** 160 bits, as an authenticator app is given them. */
const base32 = () =>
  Array.from(randomBytes(32), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('')

describe.each(installations)('a backend $name, after logins of every kind', (kind) => {
  if (!kind.isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  const secrets: Canary[] = []
  const plant = (name: string, value: string) => {
    secrets.push({ name, value })
    return value
  }
  const apiKey = plant('API key', `sk_test_${random()}${random()}`)
  const site = {
    cookie: plant('session cookie of the site', `cookie-${random()}`),
    storage: plant('local storage of the site', `storage-${random()}`),
  }
  const refused = plant('password the site refuses', passwordLike())
  const echoed = plant('password the site says aloud', passwordLike())
  const walled = plant('password before a wall', passwordLike())
  const stored = plant('stored password', passwordLike())
  const totpSecret = plant('authenticator key', base32())
  const proxyPassword = plant('password of a proxy', passwordLike())
  const providerToken = plant('token of an external vault', `token-${random()}`)

  let trusting: TrustingSite
  let backend: Installation
  let baseUrl = ''
  const recorded = recordFetch()
  const ends: Record<string, string | undefined> = {}
  let connections = 0

  async function call(at: string, body: unknown): Promise<Record<string, string>> {
    const response = await fetch(`${baseUrl}${at}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(response.ok, at).toBe(true)
    return response.json()
  }

  async function newConnection(more: object = {}): Promise<string> {
    connections += 1
    const profile_name = `canary-${connections}`
    const body = { domain: trusting.host, profile_name, ...more }
    return (await call('/auth/connections', body)).id ?? ''
  }

  async function startLogin(name: string, connectionId: string): Promise<Session> {
    const login = await call(`/auth/connections/${connectionId}/login`, {})
    const handoffCode = plant(`handoff code: ${name}`, login.handoff_code ?? '')
    const session = await Session.open({
      baseUrl,
      connectionId,
      handoffCode,
      identifier: '',
      password: '',
      code: async () => '',
    })
    plant(`session token: ${name}`, session.jwt)
    plant(`signature of the session token: ${name}`, session.jwt.split('.')[2] ?? '')
    return session
  }

  /** Answers one pause; values by storage name. */
  async function answer(
    session: Session,
    state: StrictState,
    how: 'sealed' | 'plain',
    values: Record<string, string>,
  ): Promise<StrictState> {
    const { fields = [], interaction_id = '' } = state
    const asked = Object.fromEntries(fields.map(({ id, ref }) => [id, values[ref] ?? '']))
    const [key] = session.sealingKeys
    if (how === 'sealed' && !key) throw new Error('There is no key to seal to.')
    const { connectionId } = session.login
    const body =
      how === 'sealed' && key
        ? await sealAnswer(key, connectionId, interaction_id, 'field_values', asked)
        : { field_values: asked }
    return (await session.answer(body)).at(-1) ?? state
  }

  /** A whole login with a password and a code of its own. */
  async function logIn(how: 'sealed' | 'plain', connectionId: string) {
    const session = await startLogin(how, connectionId)
    const password = plant(`${how} password`, passwordLike())
    const code = plant(`${how} code`, `code-${random()}`)
    const form = await session.settled()
    const next = await answer(session, form, how, { email: 'ada@example.test', password })
    return (await answer(session, next, how, { code })).flow_status
  }

  /** Sends a password the site has an answer of its own to. */
  async function sendPassword(how: 'sealed' | 'plain', password: string) {
    const connectionId = await newConnection()
    const session = await startLogin(`${how} ${secrets.length}`, connectionId)
    const form = await session.settled()
    const next = await answer(session, form, how, { email: 'ada@example.test', password })
    return { connectionId, session, next }
  }

  beforeAll(async () => {
    vi.stubGlobal('fetch', recorded.fetch)
    trusting = await startTrustingSite({
      asksCode: true,
      session: site,
      refuses: (password) => password === refused || password === echoed,
      echoes: (password) => password === echoed,
      walls: (password) => password === walled,
    })
    backend = await kind.start(apiKey)
    baseUrl = backend.baseUrl

    ends.sealed = await logIn('sealed', await newConnection())
    ends.plain = await logIn('plain', await newConnection())
    for (const how of ['sealed', 'plain'] as const) {
      const { connectionId } = await sendPassword(how, refused)
      // A newer login calls the older one off.
      const session = await startLogin(`${how}, the newer`, connectionId)
      ends[`${how}, called off`] = (await session.settled()).flow_status
    }
    ends.echoed = (await sendPassword('sealed', echoed)).next.flow_status
    ends.walled = (await sendPassword('plain', walled)).next.flow_status

    await call('/proxies', {
      type: 'custom',
      name: 'canary',
      config: { host: '127.0.0.1', port: 9, username: 'ada', password: proxyPassword },
    })
    await call('/org/credential_providers', {
      name: 'canary',
      provider_type: 'onepassword_connect',
      base_url: 'http://127.0.0.1:9',
      token: providerToken,
    })
    const credential = await call('/credentials', {
      name: 'canary',
      domain: trusting.host,
      values: { email: 'ada@example.test', password: stored },
      totp_secret: totpSecret,
    })
    const linked = await newConnection({ credential: { name: credential.name } })
    ends.stored = (await (await startLogin('stored', linked)).settled()).flow_status
  }, 110_000)
  afterAll(async () => {
    vi.unstubAllGlobals()
    await backend?.close()
    await trusting?.close()
  })

  /** Everything found, by canary, spelling and place. */
  function hits(traces: Trace[], canaries = secrets): string[] {
    const search = createSearch(canaries)
    expect(traces.length).toBeGreaterThan(0)
    expect(traces.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(0)
    return traces.flatMap(({ place, bytes }) =>
      search(bytes).map(({ canary, spelling }) => `${canary} (${spelling}) in ${place}`),
    )
  }

  it('every secret was really used, twenty of them and more', () => {
    const sent = trusting.posted.map(({ password }) => password)

    expect(ends).toEqual({
      sealed: 'SUCCESS',
      plain: 'SUCCESS',
      'sealed, called off': 'IN_PROGRESS',
      'plain, called off': 'IN_PROGRESS',
      echoed: 'IN_PROGRESS',
      walled: 'FAILED',
      stored: 'SUCCESS',
    })
    expect(sent).toEqual(expect.arrayContaining([refused, echoed, walled, stored]))
    expect(new Set(secrets.map(({ value }) => value)).size).toBe(secrets.length)
    expect(secrets.length).toBeGreaterThanOrEqual(20)
  })

  it('no log line holds any, at the finest level', () => {
    expect(hits(backend.logs())).toEqual([])
  })

  it('no answer, header or event holds any but the one it was made to give', () => {
    const answers = recorded.answers()
    const given = /\/(login|exchange) 200$/
    const others = answers.filter(({ place }) => !given.test(place))

    expect(others.filter(({ place }) => place.includes('/events')).length).toBeGreaterThan(5)
    expect(hits(others)).toEqual([])
    const isGiven = (canary: string) => /^(handoff code|session token|signature)/.test(canary)
    const handedOut = answers.filter(({ place }) => given.test(place))
    const beside = secrets.filter(({ name }) => !isGiven(name))
    expect(hits(handedOut, beside)).toEqual([])
    expect(hits(handedOut).length).toBeGreaterThan(0)
  })

  it('nothing lies in temporary folders while browsers are open', async () => {
    expect(hits(await backend.temporaryFiles())).toEqual([])
  })

  it('no file of the database holds any, nor a dump of it, nor what is left in the end', async () => {
    expect(hits(await backend.files())).toEqual([])

    const dump = await backend.stopAndDump()
    expect(dump.map(({ place }) => place)).toContain('public.flows.id')
    expect(hits(dump)).toEqual([])
    expect(hits(await backend.files())).toEqual([])
  })
})
