import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../src/flows/ids.ts'
import { type Plan, planVersion } from '../src/flows/plan/plan.ts'
import type { NewFlow, Store } from '../src/flows/ports.ts'
import type { Connection, Flow } from '../src/flows/records.ts'
import { openAccess } from '../src/store/access.ts'
import { listenForChanges } from '../src/store/changes.ts'
import type { Database } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { anyConnection } from './any-connection.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const noLimit = { since: noon, starts: 1_000 }

describe.each(databases)('the store on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let store: Store
  let names = 0

  beforeAll(async () => {
    database = await open()
    store = createStore(database.db)
    await openAccess(database.db, noon, undefined)
  }, 60_000)
  afterAll(() => database.close())

  async function newConnection(more: { profileName?: string; domain?: string } = {}) {
    names += 1
    const created = await store.connections.insert(
      anyConnection({
        domain: `site-${names}.example`,
        profileName: `person-${names}`,
        createdAt: later(names),
        ...more,
      }),
    )
    return created as Connection
  }

  const newFlow = (connection: Connection, more: Partial<NewFlow> = {}): NewFlow => ({
    id: newId('mas'),
    projectId,
    connectionId: connection.id,
    handoffHash: newId('key'),
    handoffExpiresAt: later(600),
    startedAt: noon,
    expiresAt: later(1200),
    ...more,
  })

  const begin = async (connection: Connection, more: Partial<NewFlow> = {}) =>
    (await store.flows.begin(newFlow(connection, more), noLimit)) as Flow

  const pause = { id: 'mai_1', fields: [], choices: [] }

  it('runs its migrations once, however often it is opened', async () => {
    const { db } = database
    const applied = await db.execute('select name from migrations order by name')
    const files = await readdir(path.resolve(import.meta.dirname, '../src/store/sql'))
    expect(applied).toMatchObject({ rows: files.sort().map((name) => ({ name })) })
  })

  it('keeps one connection a profile and domain', async () => {
    const first = await newConnection({ profileName: 'ada', domain: 'one.example' })
    const again = await newConnection({ profileName: 'ada', domain: 'one.example' })
    expect(again).toEqual({ existingId: first.id })
  })

  it('gives two connections created at once the same new profile', async () => {
    const [one, two] = await Promise.all([
      newConnection({ profileName: 'shared', domain: 'a.example' }),
      newConnection({ profileName: 'shared', domain: 'b.example' }),
    ])
    expect(one.profileId).toBe(two.profileId)
  })

  it('shows nothing of another project', async () => {
    const connection = await newConnection()
    expect(await store.connections.find('proj_other', connection.id)).toBeUndefined()
    expect(await store.connections.remove('proj_other', connection.id)).toBe(false)
    expect(await store.connections.update('proj_other', connection.id, {})).toBeUndefined()
  })

  it('pages through a list and takes wildcards of a search as letters', async () => {
    for (const name of ['p-1', 'p-2', 'p_3']) await newConnection({ profileName: `paging-${name}` })
    const search = { query: 'PAGING-P' }
    const first = await store.connections.list(projectId, search, { limit: 2, offset: 0 })
    const rest = await store.connections.list(projectId, search, {
      limit: 2,
      offset: first.nextOffset,
    })
    expect(first.items).toHaveLength(2)
    expect(rest).toMatchObject({ items: [{ profileName: 'paging-p-1' }], nextOffset: 0 })
    const literal = { query: 'paging-p_' }
    expect(
      (await store.connections.list(projectId, literal, { limit: 9, offset: 0 })).items,
    ).toHaveLength(1)
  })

  it('lets a new flow take the place of the running one', async () => {
    const connection = await newConnection()
    const first = await begin(connection)
    const second = await begin(connection)
    expect(await store.flows.find(first.id)).toMatchObject({ status: 'CANCELED' })
    expect((await store.flows.latest([connection.id])).get(connection.id)?.id).toBe(second.id)
  })

  it('ends a flow past its time as expired when the next one begins', async () => {
    const connection = await newConnection()
    const first = await begin(connection)
    await begin(connection, { startedAt: later(1200), expiresAt: later(2400) })
    expect(await store.flows.find(first.id)).toMatchObject({ status: 'EXPIRED' })
  })

  it('keeps one running flow when many begin at once', async () => {
    const connection = await newConnection()
    await Promise.all(Array.from({ length: 5 }, () => begin(connection)))
    const { items } = await store.timeline.list(connection.id, 'login', { limit: 9, offset: 0 })
    const running = items.filter((one) => one.kind === 'flow' && one.flow.status === 'IN_PROGRESS')
    expect(running).toHaveLength(1)
    expect(items).toHaveLength(5)
  })

  it('counts the starts of a connection', async () => {
    const connection = await newConnection()
    const limit = { since: noon, starts: 2 }
    const tries = [1, 2, 3].map(() => newFlow(connection))
    for (const flow of tries.slice(0, 2)) {
      expect(await store.flows.begin(flow, limit)).toMatchObject({ id: flow.id })
    }
    expect(await store.flows.begin(newFlow(connection), limit)).toBe('too_many')
  })

  it('spends a handoff code once, whatever races', async () => {
    const connection = await newConnection()
    await begin(connection, { handoffHash: 'the-code' })
    const results = await Promise.all(
      Array.from({ length: 8 }, () => store.flows.spendHandoff(connection.id, 'the-code', noon)),
    )
    expect(results.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(1)
  })

  it('tells a code of an ended flow from a wrong one', async () => {
    const connection = await newConnection()
    await begin(connection, { handoffHash: 'old-code' })
    await begin(connection, { handoffHash: 'late-code', handoffExpiresAt: later(1) })
    const verdicts = ['old-code', 'late-code', 'wrong-code'].map(async (code) => {
      const { verdict } = await store.flows.spendHandoff(connection.id, code, later(2))
      return verdict
    })
    expect(await Promise.all(verdicts)).toEqual(['over', 'over', 'wrong_or_used'])
  })

  it('takes one answer a pause, and hands it out once', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    const { id } = flow
    await store.flows.advance(flow, { step: 'AWAITING_INPUT', interaction: pause }, noon)
    const answer = { interactionId: 'mai_1', sealed: 'v1.sealed', mark: 'mark' }

    const taken = await Promise.all([1, 2].map(() => store.flows.answer(id, answer, noon)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await store.flows.find(id)).toMatchObject({ step: 'SUBMITTING', interaction: null })
    const out = await Promise.all([1, 2].map(() => store.flows.takeAnswer(flow)))
    expect(out.filter(Boolean)).toEqual(['v1.sealed'])
  })

  it('refuses an answer to another pause', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    await store.flows.advance(flow, { step: 'AWAITING_INPUT', interaction: pause }, noon)
    const late = { interactionId: 'mai_0', sealed: 'v1.sealed', mark: 'mark' }
    expect(await store.flows.answer(flow.id, late, noon)).toBeUndefined()
    expect(await store.flows.takeAnswer(flow)).toBeUndefined()
  })

  it('never moves a flow that has ended', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    await store.flows.advance(flow, { status: 'FAILED', errorCode: 'browser_error' }, noon)
    expect(await store.flows.advance(flow, { status: 'SUCCESS' }, noon)).toBeUndefined()
    expect(await store.flows.find(flow.id)).toMatchObject({ status: 'FAILED', interaction: null })
  })

  const outcome = (sealedState: string, basedOn = 0) => ({
    sealedState,
    basedOn,
    postLoginUrl: 'https://site.example/home',
    requirements: [],
    typedRefs: ['email', 'password'],
    credential: {
      id: newId('cred'),
      suggestedName: 'ada-site',
      sealedValues: { email: 'v1.a', password: 'v1.b' },
    },
  })

  it('writes everything a success leaves, in one piece', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    await store.flows.succeed(flow, outcome('v1.state'), later(5))

    const after = await store.connections.find(projectId, connection.id)
    expect(after).toMatchObject({
      status: 'AUTHENTICATED',
      postLoginUrl: 'https://site.example/home',
      credentialName: 'ada-site',
      lastSuccessAt: later(5),
    })
    expect(await store.profiles.sealedState(connection.profileId)).toBe('v1.state')
    expect(await store.credentials.sealed(after?.credentialId ?? '')).toMatchObject({
      values: { email: 'v1.a', password: 'v1.b' },
    })
    expect(await begin(connection)).toMatchObject({ type: 'REAUTH' })
  })

  it('names a second saved credential apart', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    await store.flows.succeed(flow, outcome('v1.state'), noon)
    const { credentialName } = (await store.connections.find(projectId, connection.id)) ?? {}
    expect(credentialName).toBe('ada-site-2')
  })

  it('writes nothing of a success whose profile was saved since it began', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    const { profileId } = connection
    await store.profiles.saveState(profileId, { sealedState: 'v1.other', basedOn: 0 }, noon)

    expect(await store.flows.succeed(flow, outcome('v1.mine'), later(5))).toBe('profile_moved')

    expect(await store.flows.find(flow.id)).toMatchObject({ status: 'IN_PROGRESS' })
    const { lastSuccessAt } = (await store.connections.find(projectId, connection.id)) ?? {}
    expect(lastSuccessAt).toBeNull()
    expect(await store.profiles.saved(profileId)).toEqual({ sealedState: 'v1.other', version: 1 })
    expect(await store.flows.succeed(flow, outcome('v1.merged', 1), later(6))).toMatchObject({
      status: 'SUCCESS',
    })
    expect(await store.profiles.saved(profileId)).toEqual({ sealedState: 'v1.merged', version: 2 })
  })

  it('lets one of many save upon the same state', async () => {
    const { profileId } = await newConnection()
    const save = (sealedState: string) =>
      store.profiles.saveState(profileId, { sealedState, basedOn: 0 }, noon)
    const ends = await Promise.all(['v1.a', 'v1.b', 'v1.c', 'v1.d'].map(save))
    expect(ends.filter((end) => end === 'saved')).toHaveLength(1)
    expect(await store.profiles.saved(profileId)).toMatchObject({ version: 1 })
  })

  it('leaves the profile alone when the flow was canceled meanwhile', async () => {
    const connection = await newConnection()
    const flow = await begin(connection)
    await begin(connection)
    expect(await store.flows.succeed(flow, outcome('v1.stolen'), noon)).toBeUndefined()
    expect(await store.profiles.sealedState(connection.profileId)).toBeUndefined()
  })

  const page = { host: 'a.example', path: '/', kind: 'input', sees: [], evidence: [] }
  const plan: Plan = { version: planVersion, steps: [{ ...page, controls: [] }], arrival: page }

  it('keeps the plan of the last success, until one brings another', async () => {
    const connection = await newConnection()
    expect(connection.hasPlan).toBe(false)
    const succeed = async (recorded: Plan | undefined) => {
      const flow = await begin(connection)
      const { version } = await store.profiles.saved(connection.profileId)
      await store.flows.succeed(flow, { ...outcome('v1.state', version), plan: recorded }, noon)
    }

    await succeed(plan)
    await succeed(undefined)

    expect(await store.plans.find(connection.id)).toEqual(plan)
    expect(await store.connections.find(projectId, connection.id)).toMatchObject({ hasPlan: true })
    const other = { ...plan, arrival: { ...page, path: '/home' } }
    await succeed(other)
    expect(await store.plans.find(connection.id)).toEqual(other)
  })

  it.each([
    ['of another version', { ...plan, version: 99 }],
    ['of another shape', { version: planVersion, steps: 'none' }],
  ])('takes a plan %s for none', async (_what, stored) => {
    const connection = await newConnection()
    const flow = await begin(connection)
    await store.flows.succeed(flow, { ...outcome('v1.state'), plan: stored as Plan }, noon)

    expect(await store.plans.find(connection.id)).toBeUndefined()
  })

  it('tells who watches a connection of every change, and nobody else', async () => {
    const changes = await listenForChanges(database)
    const [watched, other] = [await newConnection(), await newConnection()]
    const heard: string[] = []
    changes.subscribe(other.id, () => heard.push('other'))
    const rang = new Promise<void>((resolve) => changes.subscribe(watched.id, resolve))
    await begin(watched)
    await rang
    expect(heard).toEqual([])
  })
})
