import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CheckVerdict } from '../src/flows/checks/ports.ts'
import { endReauth, mayReauth } from '../src/flows/checks/reauth.ts'
import { handOutChecks } from '../src/flows/checks/schedule.ts'
import { newId } from '../src/flows/ids.ts'
import type { Job } from '../src/flows/jobs.ts'
import type { NewConnection, Store } from '../src/flows/ports.ts'
import type { Connection, Flow } from '../src/flows/records.ts'
import { openAccess } from '../src/store/access.ts'
import type { Database } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { anyConnection } from './any-connection.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const silent = () => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }
const hour = 3_600
/** A queue whose jobs are begun as soon as they are added. */
const waiting = async () => 0

describe.each(databases)('health checks on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let store: Store

  beforeAll(async () => {
    database = await open()
    store = createStore(database.db)
    await openAccess(database.db, noon, undefined)
  }, 60_000)
  afterAll(() => database.close())
  beforeEach(async () => void (await database.db.execute('delete from connections')))

  const find = async (id: string) => (await store.connections.find(projectId, id)) as Connection

  /** A connection whose first login succeeded at noon. */
  async function loggedIn(settings: Partial<NewConnection> = {}): Promise<Connection> {
    const made = anyConnection({ createdAt: noon, ...settings })
    const { id } = made
    await store.connections.insert(made)
    await store.flows.begin(
      {
        id: newId('mas'),
        projectId,
        connectionId: id,
        handoffHash: newId('key'),
        handoffExpiresAt: later(600),
        startedAt: noon,
        expiresAt: later(1200),
      },
      { since: noon, starts: 9 },
    )
    const [flow] = await store.leases.claim({ most: 1, leaseMs: 60_000, now: noon })
    await store.flows.succeed(
      flow as Flow,
      {
        sealedState: 'sealed',
        basedOn: 0,
        postLoginUrl: 'https://site.example/home',
        requirements: [],
        credential: { id: newId('cred'), suggestedName: id, sealedValues: { password: 'sealed' } },
      },
      noon,
    )
    return find(id)
  }

  /** What is handed out at a moment, without chance in the times. */
  async function handOut(at: Date): Promise<string[]> {
    const jobs: Job[] = []
    const add = async (more: Job[]) => void jobs.push(...more)
    await handOutChecks({ store, jobs: { add, waiting }, now: () => at, log, random: () => 0.5 })
    return jobs.map(({ key }) => key)
  }

  async function beginReauth({ id }: Connection, at = noon) {
    const flow = { id: newId('mas'), projectId, connectionId: id, startedAt: at }
    const since = new Date(at.getTime() - hour * 1000)
    const guard = { since, submissions: 2, seenAt: new Date(at.getTime() + 1) }
    return store.reauth.begin({ ...flow, expiresAt: later(1200) }, guard)
  }

  const claimOne = async (): Promise<Flow> =>
    (await store.leases.claim({ most: 1, leaseMs: 60_000, now: noon }))[0] as Flow

  const seenAt = later(hour)
  const loggedOut: CheckVerdict = { state: 'logged_out', tier: 'browser' }

  it('are due an interval after the login, and an interval after that', async () => {
    const { id } = await loggedIn()
    expect(await handOut(later(hour - 1))).toEqual([])
    expect(await handOut(later(hour))).toEqual([id])
    expect(await handOut(later(2 * hour - 1))).toEqual([])
    expect(await handOut(later(2 * hour))).toEqual([id])
  })

  it('are due at once when the interval shrinks, and never when they are off', async () => {
    const { id } = await loggedIn()
    await store.connections.update(projectId, id, { healthCheckSeconds: 300 })
    expect(await handOut(later(300))).toEqual([id])
    await store.connections.update(projectId, id, { healthChecks: false })
    expect(await handOut(later(10 * hour))).toEqual([])
    await store.connections.update(projectId, id, { healthChecks: true })
    expect(await handOut(later(10 * hour))).toEqual([id])
  })

  it('are handed out to one of many workers that ask at once', async () => {
    const made = []
    for (let count = 0; count < 12; count += 1) made.push((await loggedIn()).id)
    const handed = await Promise.all([1, 2, 3, 4].map(() => handOut(later(hour))))
    expect(handed.flat().sort()).toEqual(made.sort())
  })

  it('stay due when they could not be handed out', async () => {
    const { id } = await loggedIn()
    const add = async () => {
      throw new Error('The queue is away.')
    }
    const failing = handOutChecks({ store, jobs: { add, waiting }, now: () => later(hour), log })
    await expect(failing).rejects.toThrow('The queue is away.')
    expect(await handOut(later(hour))).toEqual([id])
  })

  it('stay due while many wait already, and are handed out as those are begun', async () => {
    for (let count = 0; count < 3; count += 1) await loggedIn()
    const keys: string[] = []
    const add = async (more: Job[]) => void keys.push(...more.map(({ key }) => key))
    const deps = { store, now: () => later(hour), log }

    const isFull = handOutChecks({
      ...deps,
      jobs: { add, waiting: async () => 1_998 + keys.length },
    })
    expect(await isFull).toBe(true)
    expect(keys).toHaveLength(2)
    expect(await handOutChecks({ ...deps, jobs: { add, waiting } })).toBe(false)
    expect(new Set(keys).size).toBe(3)
  })

  it('stay due when the worker that hands them out is to stop', async () => {
    for (let count = 0; count < 3; count += 1) await loggedIn()
    const stopping = new AbortController()
    const keys: string[] = []
    const add = async (more: Job[]) => {
      keys.push(...more.map(({ key }) => key))
      stopping.abort()
    }
    const deps = { store, now: () => later(hour), log }

    // There is room for one at a time.
    const jobs = { add, waiting: async () => 1_999 }
    expect(await handOutChecks({ ...deps, jobs }, stopping.signal)).toBe(true)
    expect(keys).toHaveLength(1)
    expect(await handOut(later(hour))).toHaveLength(2)
  })

  it('spread over a tenth of the interval to either side', async () => {
    const { id } = await loggedIn()
    const add = async () => undefined
    const at = async (random: number, moment: Date) => {
      await handOutChecks({
        store,
        jobs: { add, waiting },
        now: () => moment,
        log,
        random: () => random,
      })
      const { rows } = await database.run('select next_check_at from connections where id = $1', [
        id,
      ])
      const [{ next_check_at: next }] = rows as [{ next_check_at: Date | string }]
      return (new Date(next).getTime() - moment.getTime()) / 1000
    }
    expect(await at(0, later(hour))).toBe(0.9 * hour)
    expect(await at(1, later(2 * hour))).toBeCloseTo(1.1 * hour)
  })

  it('are written down once, however often their job runs', async () => {
    const { id } = await loggedIn()
    const checked = {
      id: 'check_1',
      connectionId: id,
      verdict: loggedOut,
      keepsStatus: false,
      seenAt,
    }
    await store.checks.record(checked, later(hour))
    const inside: CheckVerdict = { state: 'logged_in', tier: 'browser' }
    await store.checks.record({ ...checked, verdict: inside }, later(2 * hour))

    const page = { limit: 9, offset: 0 }
    const { items } = await store.timeline.list(id, 'health_check', page)
    expect(items).toMatchObject([
      { check: { status: 'NEEDS_AUTH', previousStatus: 'AUTHENTICATED', checkedAt: later(hour) } },
    ])
    expect(await find(id)).toMatchObject({ status: 'NEEDS_AUTH', lastCheckAt: later(hour) })
    const all = await store.timeline.list(id, undefined, page)
    expect(all.items.map(({ kind }) => kind)).toEqual(['check', 'flow'])
  })

  it('leave the status to the login that follows', async () => {
    const { id } = await loggedIn()
    const checked = {
      id: 'check_1',
      connectionId: id,
      verdict: loggedOut,
      keepsStatus: true,
      seenAt,
    }
    await store.checks.record(checked, later(hour))
    expect(await find(id)).toMatchObject({ status: 'AUTHENTICATED', lastCheckAt: later(hour) })
  })

  it('begin no login beside one that runs, and never take its place', async () => {
    const connection = await loggedIn()
    const begun = await beginReauth(connection)
    expect(begun).toMatchObject({ type: 'REAUTH', attended: false, status: 'IN_PROGRESS' })
    expect(await beginReauth(connection)).toBe('busy')
  })

  it('begin no login, and leave the status, when one succeeded since they looked', async () => {
    const { id } = await loggedIn()
    const before = new Date(noon.getTime() - 1)
    const flow = { id: newId('mas'), projectId, connectionId: id, startedAt: noon }
    const guard = { since: before, submissions: 2, seenAt: before }
    expect(await store.reauth.begin({ ...flow, expiresAt: later(1200) }, guard)).toBe('renewed')

    const checked = { id: 'check_1', connectionId: id, verdict: loggedOut, keepsStatus: false }
    await store.checks.record({ ...checked, seenAt: before }, later(1))
    expect(await find(id)).toMatchObject({ status: 'AUTHENTICATED', lastCheckAt: later(1) })
  })

  it('begin no third login within an hour of two that sent something', async () => {
    const connection = await loggedIn()
    for (const failure of ['first', 'second']) {
      await beginReauth(connection)
      const flow = await claimOne()
      await store.flows.spend(flow, ['password'])
      await store.reauth.fail(flow, { code: 'browser_error', message: failure }, 1, noon)
    }
    expect(await beginReauth(connection, later(hour - 1))).toBe('guarded')
    expect(await beginReauth(connection, later(hour + 1))).toMatchObject({ status: 'IN_PROGRESS' })
  })

  it('try again later what failed before anything was sent, and twice at most', async () => {
    const connection = await loggedIn()
    await beginReauth(connection)
    const trouble = { code: 'website_error', message: 'The site did not answer.' } as const
    const deps = { store, now: () => noon }
    for (const left of ['IN_PROGRESS', 'IN_PROGRESS', 'FAILED']) {
      const flow = await claimOne()
      await endReauth(deps, flow, trouble)
      expect(await store.flows.find(flow.id)).toMatchObject({ status: left })
      expect(await store.leases.claim({ most: 1, leaseMs: 0, now: noon })).toEqual([])
      await store.leases.releaseAll()
    }
    expect(await find(connection.id)).toMatchObject({ status: 'NEEDS_AUTH', failedReauths: 1 })
  })

  it.each([
    ['its driver ends it', true],
    ['nobody drives it', false],
  ])('need a person when a login by itself runs out of time and %s', async (_how, isDriven) => {
    const { id } = await loggedIn()
    await beginReauth(await find(id))
    if (isDriven) {
      const over = { status: 'EXPIRED', step: 'COMPLETED' } as const
      await store.flows.advance(await claimOne(), over, later(1200))
    } else {
      await store.leases.endOverdue(later(1200))
    }
    expect(await find(id)).toMatchObject({ status: 'NEEDS_AUTH' })
  })

  it('leave the status alone when a person takes the place of a login by itself, or fails', async () => {
    const connection = await loggedIn()
    await beginReauth(connection)
    const person = { id: newId('mas'), projectId, connectionId: connection.id, startedAt: noon }
    const handoff = { handoffHash: newId('key'), handoffExpiresAt: later(600) }
    await store.flows.begin(
      { ...person, ...handoff, expiresAt: later(1200) },
      { since: noon, starts: 9 },
    )
    await store.flows.advance(await claimOne(), { status: 'FAILED', step: 'COMPLETED' }, noon)
    expect(await find(connection.id)).toMatchObject({ status: 'AUTHENTICATED' })
  })

  it('try nothing again once something was sent', async () => {
    const connection = await loggedIn()
    await beginReauth(connection)
    const flow = await claimOne()
    await store.flows.spend(flow, ['password'])
    const trouble = { code: 'website_error', message: 'The site did not answer.' } as const
    await endReauth({ store, now: () => noon }, flow, trouble)
    expect(await store.flows.find(flow.id)).toMatchObject({ status: 'FAILED' })
  })

  it('stop after three failures, or the first refusal, until something changes', async () => {
    const connection = await loggedIn()
    const failWith = async (code: 'captcha_blocked' | 'credentials_invalid') => {
      await beginReauth(connection)
      const flow = await claimOne()
      await endReauth({ store, now: () => noon }, flow, { code, message: 'No.' })
      return mayReauth(await find(connection.id))
    }
    expect(await failWith('captcha_blocked')).toBe(true)
    expect(await failWith('captcha_blocked')).toBe(true)
    expect(await failWith('captcha_blocked')).toBe(false)

    const { credentialId } = connection
    await store.connections.update(projectId, connection.id, { credentialId })
    expect(mayReauth(await find(connection.id))).toBe(true)
    expect(await failWith('credentials_invalid')).toBe(false)

    const newPassword = { sealedValues: { password: 'sealed anew' } }
    await store.credentials.update(projectId, credentialId ?? '', newPassword, noon)
    expect(mayReauth(await find(connection.id))).toBe(true)
  })

  it('need a person when they are off, or logging in by itself is', async () => {
    expect(mayReauth(await loggedIn())).toBe(true)
    expect(mayReauth(await loggedIn({ healthChecks: false }))).toBe(false)
    expect(mayReauth(await loggedIn({ autoReauth: false }))).toBe(false)
  })

  it('leave nothing behind when the connection is removed', async () => {
    const { id } = await loggedIn()
    const checked = {
      id: 'check_1',
      connectionId: id,
      verdict: loggedOut,
      keepsStatus: false,
      seenAt,
    }
    await store.checks.record(checked, noon)
    await store.connections.remove(projectId, id)
    const { rows } = await database.run('select count(*)::int as left from health_checks')
    expect(rows).toEqual([{ left: 0 }])
    await store.checks.record({ ...checked, id: 'check_2' }, noon)
    expect((await database.db.execute(sql`select 1 from health_checks`)) as object).toMatchObject({
      rows: [],
    })
  })
})
