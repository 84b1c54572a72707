import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { descriptions, type RunningSites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noteFillings } from './note-fillings.ts'

// What a connection says about its passwords, at a site that takes none by a stand-in: everything
// goes through a socket there.

const { identifier, password } = descriptions.find(({ name }) => name === 'sonar')?.account ?? {
  identifier: '',
  password: '',
}

let sites: RunningSites
let backend: RunningBackend
let kernel: Kernel
const fillings = noteFillings()
let profiles = 0

beforeAll(async () => {
  sites = await startSites()
  backend = await startBackend({}, fillings.wrap)
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await sites.close()
})

const ask = (method: string, path: string, body?: object) =>
  fetch(`${backend.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${backend.apiKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })

async function connect(settings: object): Promise<{ id: string; fill_mode?: string }> {
  profiles += 1
  const answer = await ask('POST', '/auth/connections', {
    domain: sites.hostOf('sonar'),
    profile_name: `listener-${profiles}`,
    ...settings,
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string; fill_mode?: string }
}

/** Logs in; a person answers once. */
async function logIn(id: string) {
  fillings.ways.clear()
  await kernel.auth.connections.login(id)
  let times = 0
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    if (event.flow_step === 'AWAITING_INPUT') {
      times += 1
      await kernel.auth.connections.submit(id, { fields: { email: identifier, password } })
    }
    if (event.flow_status !== 'IN_PROGRESS') return { last: event, times }
  }
  throw new Error('The stream ended before the login did.')
}

/** What the audit log has about passwords that were typed, newest first. */
async function typedPasswords(): Promise<{ purpose: string; field: string; origin: string }[]> {
  const answer = await ask('GET', '/org/audit?limit=100')
  const entries = (await answer.json()) as { purpose: string; field: string; origin: string }[]
  return entries.filter(({ purpose }) => purpose === 'type_into_page')
}

const ways = () => fillings.ways.get('sonar.localhost')

it('types a password whose stand-in went nowhere, once, and at once the next time', async () => {
  const { id, fill_mode } = await connect({})
  expect(fill_mode).toBe('auto')

  const first = await logIn(id)
  expect(first).toMatchObject({ last: { flow_status: 'SUCCESS' }, times: 1 })
  expect(ways()).toEqual(['stand-in', 'lost'])
  const [typed] = await typedPasswords()
  expect(typed).toMatchObject({ field: 'typed:lost', origin: sites.urlOf('sonar') })

  // The site forgets everybody, and the plan is followed.
  const { port } = sites
  await sites.close()
  sites = await startSites({ port })
  const second = await logIn(id)
  expect(second).toMatchObject({ last: { flow_status: 'SUCCESS' }, times: 0 })
  expect(ways()).toEqual(['remembered'])
  expect((await typedPasswords()).map(({ field }) => field)).toEqual([
    'typed:remembered',
    'typed:lost',
  ])
})

it('types nothing where a connection wants stand-ins alone, and names the setting', async () => {
  const { id } = await connect({ fill_mode: 'decoy' })

  const { last } = await logIn(id)

  expect(last).toMatchObject({ flow_status: 'FAILED', error_code: 'unsupported_auth_method' })
  expect(last).toMatchObject({ error_message: expect.stringContaining('fill_mode') })
  expect(ways()).toEqual(['stand-in'])
})

it('types at once where a connection wants that, and takes no other word', async () => {
  const { id } = await connect({ fill_mode: 'decoy' })
  const changed = await ask('PATCH', `/auth/connections/${id}`, { fill_mode: 'direct' })
  expect(await changed.json()).toMatchObject({ fill_mode: 'direct' })

  expect((await logIn(id)).last).toMatchObject({ flow_status: 'SUCCESS' })
  expect(ways()).toEqual(['chosen'])

  const refused = await ask('PATCH', `/auth/connections/${id}`, { fill_mode: 'never' })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining('fill_mode') })
})
