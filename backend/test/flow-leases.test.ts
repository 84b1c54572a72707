import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../src/flows/ids.ts'
import type { NewFlow, Store } from '../src/flows/ports.ts'
import type { Flow } from '../src/flows/records.ts'
import { openAccess } from '../src/store/access.ts'
import { listenForCalls } from '../src/store/changes.ts'
import type { Database } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { anyConnection } from './any-connection.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const minute = 60_000
/** Over at once: whoever held it is taken for dead. */
const noTime = 0

describe.each(databases)('the leases of flows on the %s database', (_name, isHere, open) => {
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

  async function begin(more: Partial<NewFlow> = {}, profileName = newId('prof')): Promise<Flow> {
    const domain = `${newId('ma').replaceAll('_', '-')}.example`
    const connection = anyConnection({ createdAt: noon, domain, profileName })
    const connectionId = connection.id
    await store.connections.insert(connection)
    const begun = await store.flows.begin(
      {
        id: newId('mas'),
        projectId,
        connectionId,
        handoffHash: newId('key'),
        handoffExpiresAt: later(600),
        startedAt: noon,
        expiresAt: later(1200),
        ...more,
      },
      { since: noon, starts: 9 },
    )
    return begun as Flow
  }

  const claim = (most: number, leaseMs = minute, now = noon) =>
    store.leases.claim({ most, leaseMs, now })
  const claimOne = async (leaseMs = minute): Promise<Flow> => (await claim(1, leaseMs))[0] as Flow
  const pause = { id: 'mai_1', fields: [], choices: [] }

  it('gives every flow to one of many who claim at once', async () => {
    const begun = await Promise.all(Array.from({ length: 12 }, () => begin()))
    const claimed = (await Promise.all(Array.from({ length: 8 }, () => claim(3)))).flat()
    expect(claimed.map(({ id }) => id).sort()).toEqual(begun.map(({ id }) => id).sort())
    expect(claimed.every(({ fence }) => fence === 1)).toBe(true)
  })

  it('gives no more than was wished for, and the oldest first', async () => {
    const first = await begin()
    await begin()
    expect((await claim(1)).map(({ id }) => id)).toEqual([first.id])
  })

  it('gives a flow on when the lease of its driver is over', async () => {
    await begin()
    const first = await claimOne(noTime)
    const second = await claimOne()
    expect(second).toMatchObject({ id: first.id, fence: 2 })
    expect(await claim(1)).toEqual([])
  })

  it('renews what is held, and says what is lost', async () => {
    await begin()
    await begin()
    const [lost, kept] = (await claim(2, noTime)) as [Flow, Flow]
    await store.leases.renew([kept], minute)
    await claim(1)
    expect(await store.leases.renew([lost, kept], minute)).toEqual([{ id: kept.id, fence: 1 }])
  })

  it('lets a driver that was overtaken change nothing', async () => {
    await begin()
    const stale = await claimOne(noTime)
    const driver = await claimOne()
    await store.flows.advance(driver, { step: 'AWAITING_INPUT', interaction: pause }, noon)
    const answer = { interactionId: 'mai_1', sealed: 'sealed', mark: 'mark' }
    await store.flows.answer(driver.id, answer, noon)
    const before = await store.flows.find(driver.id)

    const outcome = {
      sealedState: 'sealed',
      basedOn: 0,
      postLoginUrl: 'https://a.example',
      requirements: [],
      typedRefs: [],
    }
    expect(await store.flows.advance(stale, { status: 'FAILED' }, noon)).toBeUndefined()
    expect(await store.flows.succeed(stale, outcome, noon)).toBeUndefined()
    expect(await store.flows.takeAnswer(stale)).toBeUndefined()
    expect(await store.flows.spend(stale, ['password'])).toBe(false)
    await store.leases.release(stale)

    expect(await store.flows.find(driver.id)).toEqual(before)
    expect(await store.flows.takeAnswer(driver)).toBe('sealed')
    expect(await claim(1)).toEqual([])
  })

  it('tells the next driver what was typed before', async () => {
    await begin()
    const first = await claimOne(noTime)
    await store.flows.spend(first, ['password'])
    await store.flows.spend(first, ['code', 'code'])
    expect(await claimOne()).toMatchObject({ spent: ['password', 'code', 'code'] })
  })

  it('calls for another driver when one gives a flow back, and when one begins', async () => {
    let heard = 0
    let wake: () => void = () => undefined
    await listenForCalls(database).subscribe(() => {
      heard += 1
      wake()
    })
    const called = (times: number) =>
      new Promise<void>((resolve) => {
        wake = () => heard >= times && resolve()
        wake()
      })
    await begin()
    await called(1)
    const driver = await claimOne()
    await store.leases.release(driver)
    await called(2)
    expect(await claimOne()).toMatchObject({ id: driver.id, fence: 2 })
  })

  it('gives everything back at once when every driver is gone', async () => {
    await begin()
    const { id } = await claimOne()
    await store.leases.releaseAll()
    expect(await claimOne()).toMatchObject({ id })
  })

  it('ends what nobody drives when its time is up, and leaves the rest to its driver', async () => {
    const waiting = await begin({ expiresAt: later(1) })
    const driven = await claimOne()
    const abandoned = await begin()
    const lost = await claimOne(noTime)
    const question = {
      step: 'AWAITING_INPUT',
      interaction: pause,
      pauseExpiresAt: later(1),
    } as const
    await store.flows.advance(lost, question, noon)

    await store.leases.endOverdue(later(2))

    expect(waiting.id).toBe(driven.id)
    expect(await store.flows.find(driven.id)).toMatchObject({ status: 'IN_PROGRESS' })
    expect(lost.id).toBe(abandoned.id)
    expect(await store.flows.find(lost.id)).toMatchObject({ status: 'EXPIRED', interaction: null })
  })

  it('gives nobody a flow whose time is up', async () => {
    await begin({ expiresAt: later(1) })
    expect(await claim(1, minute, later(2))).toEqual([])
  })

  describe('of one profile', () => {
    const twoOf = async (profile: string) => [await begin({}, profile), await begin({}, profile)]

    it('come one after another: the second is claimed when the first has ended', async () => {
      const [first, second] = await twoOf('shared')
      const driver = await claimOne()
      expect(driver.id).toBe(first?.id)
      expect(await claim(9)).toEqual([])
      await store.flows.advance(driver, { status: 'FAILED', step: 'COMPLETED' }, noon)
      expect((await claim(9)).map(({ id }) => id)).toEqual([second?.id])
    })

    it('begin side by side in no race of many workers', async () => {
      await twoOf('shared')
      const claimed = (await Promise.all(Array.from({ length: 8 }, () => claim(3)))).flat()
      expect(claimed).toHaveLength(1)
    })

    it('do not wait for one that waits for a person', async () => {
      const [, second] = await twoOf('shared')
      const driver = await claimOne()
      await store.flows.advance(driver, { step: 'AWAITING_INPUT', interaction: pause }, noon)
      expect((await claim(9)).map(({ id }) => id)).toEqual([second?.id])
    })

    it('wait no longer than a person does, and not for one whose time is up', async () => {
      const [, second] = await twoOf('shared')
      await claimOne()
      expect(await claim(9, minute, later(14))).toEqual([])
      expect((await claim(9, noTime, later(16))).map(({ id }) => id)).toEqual([second?.id])
    })

    it('wait for none when their own driver is gone', async () => {
      await begin({}, 'shared')
      const first = await claimOne()
      await store.flows.advance(first, { step: 'AWAITING_INPUT', interaction: pause }, noon)
      await begin({}, 'shared')
      const second = await claimOne(noTime)
      await store.flows.advance(first, { step: 'SUBMITTING' }, noon)
      expect((await claim(9)).map(({ id }) => id)).toEqual([second.id])
    })

    it('call for a driver of the next as soon as one asks a person', async () => {
      await twoOf('shared')
      const driver = await claimOne()
      const called = new Promise<void>((resolve) => {
        void listenForCalls(database).subscribe(resolve)
      })
      await store.flows.advance(driver, { step: 'AWAITING_INPUT', interaction: pause }, noon)
      await called
      expect(await claim(9)).toHaveLength(1)
    })
  })

  it('takes a question away with the first step that asks nothing', async () => {
    await begin()
    const driver = await claimOne()
    await store.flows.advance(driver, { step: 'AWAITING_INPUT', interaction: pause }, noon)
    const moved = await store.flows.advance(driver, { step: 'SUBMITTING' }, noon)
    expect(moved).toMatchObject({ step: 'SUBMITTING', interaction: null })
  })
})
