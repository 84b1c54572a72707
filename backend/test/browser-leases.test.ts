import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BrowserSession } from '../src/flows/browser-sessions/ports.ts'
import { createSessionRecords } from '../src/flows/browser-sessions/session-records.ts'
import { newSessionId } from '../src/flows/ids.ts'
import type { Store } from '../src/flows/ports.ts'
import { openAccess } from '../src/store/access.ts'
import type { Database } from '../src/store/database.ts'
import { createErrands } from '../src/store/errands.ts'
import { createStore } from '../src/store/store.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const minute = 60_000
/** Over before now, even where the clock counts whole milliseconds: whoever had the browser is taken for dead. */
const noTime = -1
const whole = { limit: 100, offset: 0 }

describe.each(databases)(
  'browsers of several workers on the %s database',
  (_name, isHere, open) => {
    if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

    let database: Database
    let store: Store

    beforeAll(async () => {
      database = await open()
      store = createStore(database.db)
      await openAccess(database.db, noon, undefined)
    }, 60_000)
    afterAll(() => database.close())
    beforeEach(async () => void (await database.db.execute(sql`delete from browser_sessions`)))

    async function start(workerId: string, leaseMs: number, more: Partial<BrowserSession> = {}) {
      const session: BrowserSession = {
        id: newSessionId(),
        projectId,
        name: null,
        profileId: null,
        saveChanges: false,
        proxyId: null,
        startUrl: null,
        timeoutSeconds: 60,
        viewport: null,
        tags: {},
        createdAt: noon,
        deletedAt: null,
        workerId,
        origin: `https://${workerId}.example.com`,
        ...more,
      }
      expect(await store.sessions.insert(session, leaseMs)).toBe(true)
      return session.id
    }

    const records = () => createSessionRecords({ store, now: () => noon })
    const running = async () =>
      (await records().list(projectId, { status: 'active' }, whole)).items.map(({ id }) => id)

    it('counts one whose worker is silent as ended, for whoever asks', async () => {
      const [alive, dead] = [await start('one', minute), await start('two', noTime)]

      expect(await running()).toEqual([alive])
      await expect(records().retrieve(projectId, dead)).rejects.toMatchObject({ code: 'not_found' })
      expect(await records().retrieve(projectId, dead, true)).toMatchObject({ deletedAt: noon })
      expect(await records().retrieve(projectId, alive)).toMatchObject({
        workerId: 'one',
        origin: 'https://one.example.com',
      })
    })

    it('gives the name of one that is over to the next', async () => {
      await start('one', noTime, { name: 'agent' })
      await running()
      const next = await start('two', minute, { name: 'agent' })
      expect((await records().retrieve(projectId, 'agent')).id).toBe(next)
    })

    it("renews a worker's own, and tells it which were given up", async () => {
      const [kept, ended, other] = [
        await start('one', noTime),
        await start('one', minute),
        await start('two', noTime),
      ]
      await store.sessions.end(ended, noon)

      expect(await store.sessions.renew('one', minute)).toEqual([kept])
      expect(await running()).toEqual([kept])
      expect(await store.sessions.renew('two', minute)).not.toContain(other)
    })

    it('hands an errand to the worker it is for, and to nobody else', async () => {
      const errands = createErrands(database)
      const post = (id: string, workerId?: string) =>
        errands.post({ id, kind: 'endBrowser', asked: {}, replyKey: 'k', workerId })
      await post('errand_two', 'two')
      await post('errand_any')

      expect((await errands.take('one', []))?.id).toBe('errand_any')
      expect(await errands.take('one', [])).toBeUndefined()
      expect((await errands.take('two', []))?.id).toBe('errand_two')
    })
  },
)
