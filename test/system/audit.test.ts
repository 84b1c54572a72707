import { createHash } from 'node:crypto'
import {
  findPostgres,
  type RunningBackend,
  startBackend,
  startPostgres,
} from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSite, type TestSite } from '../../backend/test/start-site.ts'

// What was opened for a login can be read afterwards; what cannot be written down is not opened.

interface WireEntry {
  sequence: number
  actor: string
  record_id: string
  field: string
  purpose: string
  origin: string | null
  previous_hash: string
  hash: string
  [name: string]: unknown
}

const postgres = findPostgres()
const { identifier, password } = sites[0]?.account ?? { identifier: '', password: '' }

let server: Awaited<ReturnType<typeof startPostgres>>
let backend: RunningBackend
let running: RunningSites
let kernel: Kernel

beforeAll(async () => {
  if (!postgres) return
  server = await startPostgres(postgres)
  running = await startSites()
  backend = await startBackend({ DATABASE_URL: server.url })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  if (!postgres) return
  await backend.close()
  await running.close()
  await server.close()
})

async function logIn(domain: string, name: string) {
  await kernel.credentials.create({ name, domain, values: { email: identifier, password } })
  const connection = await kernel.auth.connections.create({
    domain,
    profile_name: name,
    credential: { name },
  })
  await kernel.auth.connections.login(connection.id)
  for await (const event of await kernel.auth.connections.follow(connection.id)) {
    if (event.event === 'managed_auth_state' && event.flow_status !== 'IN_PROGRESS') return event
  }
  throw new Error('The stream ended before the login did.')
}

async function readAudit(query = '') {
  const headers = { authorization: `Bearer ${backend.apiKey}` }
  const response = await fetch(`${backend.url}/org/audit${query}`, { headers })
  expect(response.status).toBe(200)
  return { entries: (await response.json()) as WireEntry[], headers: response.headers }
}

it.skipIf(!postgres)('a login leaves a row for every value it opened, and no value', async () => {
  expect(await logIn(running.hostOf('harbor'), 'audited')).toMatchObject({ flow_status: 'SUCCESS' })
  const credential = await kernel.credentials.retrieve('audited')

  const { entries } = await readAudit(`?record_id=${credential.id}`)

  expect(new Set(entries.map(({ field }) => field))).toEqual(
    new Set(['value:email', 'value:password']),
  )
  for (const { actor, origin } of entries) {
    expect(actor).toMatch(/^mas_/)
    expect(origin).toBeTypeOf('string')
  }
  expect(JSON.stringify(entries)).not.toContain(password)
})

it.skipIf(!postgres)('the rows are a chain that their reader can follow', async () => {
  const { entries, headers } = await readAudit('?limit=100')
  expect(headers.get('x-has-more')).toBe('false')
  let previous = ''
  for (const [index, entry] of entries.toReversed().entries()) {
    const words = ['organization_id', 'at', 'actor', 'project_id', 'record_id', 'field', 'purpose']
    const told = words.map((name) => entry[name])
    const text = JSON.stringify([previous, index + 1, ...told, entry.origin])
    expect(entry).toMatchObject({ sequence: index + 1, previous_hash: previous })
    expect(entry.hash).toBe(createHash('sha256').update(text).digest('hex'))
    previous = entry.hash
  }
})

it.skipIf(!postgres)('pages through the rows, and shows them to API keys alone', async () => {
  const { entries, headers } = await readAudit('?limit=1')
  expect(entries).toHaveLength(1)
  expect(headers.get('x-has-more')).toBe('true')
  expect(headers.get('x-next-offset')).toBe('1')
  expect((await fetch(`${backend.url}/org/audit`)).status).toBe(401)
})

const loginForm = `<!doctype html><title>Sign in</title><h1>Sign in</h1>
  <form method="post" action="/in"><label>Email <input name="email" type="email"></label>
  <label>Password <input name="password" type="password"></label><button>Sign in</button></form>`

it.skipIf(!postgres)('a login ends and sends nothing while no row can be written', async () => {
  const site: TestSite = await startSite({ '/': loginForm, '/in': '<h1>Welcome</h1>' })
  await server.query('alter table audit_log rename to audit_log_away')
  try {
    const ended = await logIn(`localhost:${site.port}`, 'unaudited')
    expect(ended).toMatchObject({ flow_status: 'FAILED', error_code: 'audit_unavailable' })
    expect(site.posted).toEqual([])
  } finally {
    await server.query('alter table audit_log_away rename to audit_log')
    await site.close()
  }
})
