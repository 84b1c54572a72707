import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openFolder } from '@managed-auth/backend/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { dumpDatabase, readFolder, recordFetch, type Trace } from '../canary/sinks.ts'
import { type Canary, createSearch } from '../canary/spellings.ts'
import { sealAnswer } from '../contract/seal-answer.ts'
import { Session } from '../contract/session.ts'
import type { StrictState } from '../contract/strict-schemas.ts'
import { type RunningProgram, startProgram } from '../support/child.ts'
import { startTrustingSite, type TrustingSite } from '../support/trusting-site.ts'

// Secrets of every kind go through logins that succeed, fail and are called off. Afterwards whatever
// the backend wrote, said or left behind is searched for them. `planted.test.ts` proves the search.

const backendFolder = path.resolve(import.meta.dirname, '../../backend')
const random = () => randomBytes(9).toString('hex')
/** Spelled differently in JSON, URLs and HTML. */
const passwordLike = () => `pä"ss/w+ö?rd & ${random()}%`

const apiKey = `sk_test_${random()}${random()}`
const secrets: Canary[] = [{ name: 'API key', value: apiKey }]
const plant = (name: string, value: string) => {
  secrets.push({ name, value })
  return value
}

const site = {
  cookie: plant('session cookie of the site', `cookie-${random()}`),
  storage: plant('local storage of the site', `storage-${random()}`),
}
const refused = plant('password the site refuses', passwordLike())
const echoed = plant('password the site says aloud', passwordLike())
const walled = plant('password before a wall', passwordLike())
const stored = plant('stored password', passwordLike())
const totpSecret = plant('authenticator key', base32(randomBytes(20)))

function base32(bytes: Buffer): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}

describe('after logins of every kind', () => {
  let trusting: TrustingSite
  let folder: string
  let backend: RunningProgram
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
    folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-canary-'))
    await mkdir(path.join(folder, 'tmp'))
    backend = await startProgram(['--import', 'tsx', 'src/main.ts'], {
      cwd: backendFolder,
      env: {
        PORT: '0',
        MANAGED_AUTH_API_KEY: apiKey,
        MANAGED_AUTH_DATA_DIR: path.join(folder, 'data'),
        MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
        MANAGED_AUTH_LOG_LEVEL: 'trace',
        DATABASE_URL: '',
        // Whatever it or its browser leaves lying about.
        TMPDIR: path.join(folder, 'tmp'),
      },
      until: /listens on (http:\S+)/,
    })
    baseUrl = backend.ready[1] ?? ''

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
    await backend?.kill()
    await trusting?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
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
    const bytes = backend.outputBytes()

    expect(bytes.length).toBeGreaterThan(5_000)
    expect(hits([{ place: 'log', bytes }])).toEqual([])
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
    const traces = await readFolder(path.join(folder, 'tmp'))

    expect(hits(traces)).toEqual([])
  })

  it('no file of the database holds any, nor a dump, nor what is left when all has ended', async () => {
    const data = path.join(folder, 'data')
    expect(hits(await readFolder(data))).toEqual([])

    await backend.close()
    expect(hits(await readFolder(folder))).toEqual([])
    const database = await openFolder(path.join(data, 'database'))
    const dump = await dumpDatabase((sql) => database.query(sql))
    await database.close()
    expect(dump.map(({ place }) => place)).toContain('public.flows.id')
    expect(hits(dump)).toEqual([])
  })
})
