import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, newSessionId } from '../src/flows/ids.ts'
import type { Store } from '../src/flows/ports.ts'
import type { Recording } from '../src/flows/recordings/ports.ts'
import { createRetention, retentionJob } from '../src/flows/recordings/retention.ts'
import { createQueue } from '../src/queue/create-queue.ts'
import { openAccess } from '../src/store/access.ts'
import type { Database } from '../src/store/database.ts'
import { createStore } from '../src/store/store.ts'
import { anyConnection } from './any-connection.ts'
import { databases } from './open-databases.ts'

const projectId = 'proj_default'
const noon = new Date('2026-01-01T12:00:00Z')
const days = (count: number) => new Date(noon.getTime() + count * 24 * 60 * 60 * 1000)
const silent = () => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }

describe.each(databases)('recordings on the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  let store: Store
  let connectionId: string

  beforeAll(async () => {
    database = await open()
    store = createStore(database.db)
    await openAccess(database.db, noon, undefined)
  }, 60_000)
  afterAll(() => database.close())
  beforeEach(async () => {
    for (const table of ['recordings', 'connections', 'browser_sessions']) {
      await database.run(`delete from ${table}`)
    }
    const connection = anyConnection({ createdAt: noon })
    connectionId = connection.id
    await store.connections.insert(connection)
  })

  const made = (more: Partial<Recording> = {}): Recording => ({
    id: newId('rep'),
    projectId,
    connectionId,
    sessionId: newSessionId(),
    startedAt: noon,
    finishedAt: noon,
    ...more,
  })

  async function check(): Promise<string> {
    const id = `check_${newSessionId()}`
    const verdict = { state: 'logged_in', tier: 'browser' } as const
    const seenAt = noon
    await store.checks.record({ id, connectionId, verdict, keepsStatus: false, seenAt }, noon)
    return id
  }

  async function agentsBrowser(): Promise<string> {
    const id = newSessionId()
    await store.sessions.insert(
      {
        ...{ id, projectId, name: null, profileId: null, saveChanges: false, proxyId: null },
        ...{ startUrl: null, timeoutSeconds: 60, viewport: null, tags: {}, createdAt: noon },
        ...{ deletedAt: null, workerId: 'wrk_1', origin: null },
      },
      60_000,
    )
    return id
  }

  const idsOf = async (sessionId: string) =>
    (await store.recordings.ofSession(projectId, sessionId)).map(({ id }) => id)

  it('names the film of a check on the timeline, and lets it go with the connection', async () => {
    const checkId = await check()
    const recording = made()
    await store.recordings.insert(recording, 'sealed', { checkId })

    const { items } = await store.timeline.list(connectionId, 'health_check', {
      limit: 5,
      offset: 0,
    })
    expect(items).toMatchObject([{ kind: 'check', check: { replayId: recording.id } }])
    expect(await idsOf(recording.sessionId)).toEqual([recording.id])

    await store.connections.remove(projectId, connectionId)
    expect(await store.recordings.sealed(projectId, recording.id)).toBeUndefined()
  })

  it('keeps nothing of a check that is gone', async () => {
    const recording = made()
    await store.recordings.insert(recording, 'sealed', { checkId: 'check_none' })
    expect(await idsOf(recording.sessionId)).toEqual([])
  })

  it('shows what is being made while its browser runs, and after that only what was kept', async () => {
    const sessionId = await agentsBrowser()
    const [kept, lost] = [0, 1].map(() =>
      made({ connectionId: null, sessionId, finishedAt: null }),
    ) as [Recording, Recording]
    await store.recordings.begin(kept)
    await store.recordings.begin(lost)
    expect((await idsOf(sessionId)).toSorted()).toEqual([kept.id, lost.id].toSorted())

    await store.recordings.finish(kept.id, 'sealed', days(1))
    await store.sessions.end(sessionId, noon)
    const [shown, ...others] = await store.recordings.ofSession(projectId, sessionId)
    expect(shown).toMatchObject({ id: kept.id, finishedAt: days(1) })
    expect(others).toEqual([])
    await database.run('delete from browser_sessions')
    expect(await store.recordings.sealed(projectId, kept.id)).toBeUndefined()
  })

  it('takes a film of a connection or of a browser, never of both or none', async () => {
    const { id: none, ...more } = made({ connectionId: null })
    const insert = (id: string, connection: string | null, browser: string | null) =>
      database.run(
        `insert into recordings (id, project_id, connection_id, browser_id, session_id, started_at)
          values ($1, $2, $3, $4, $5, $6)`,
        [id, projectId, connection, browser, more.sessionId, noon],
      )
    await expect(insert(none, null, null)).rejects.toThrow()
    await expect(insert(none, connectionId, await agentsBrowser())).rejects.toThrow()
  })

  it('deletes what is too old through the queue, also what a process before this one asked for', async () => {
    const sessionId = await agentsBrowser()
    const old = made({ startedAt: days(0), finishedAt: days(0) })
    const young = made({ startedAt: days(20), finishedAt: days(20) })
    const lost = made({ connectionId: null, sessionId, startedAt: days(0), finishedAt: null })
    await store.recordings.insert(old, 'sealed', { checkId: await check() })
    await store.recordings.insert(young, 'sealed', { checkId: await check() })
    await store.recordings.begin(lost)
    const start = () => createQueue({ run: database.run, listen: database.listen, log })
    const before = await start()
    // Two workers, one turn.
    await before.add([retentionJob])
    await before.add([retentionJob])
    await before.close()

    const after = await start()
    let moment = days(29)
    const turn = createRetention(30, { store, now: () => moment, log })
    async function turned(): Promise<void> {
      let enough: () => void = silent
      const all = new Promise<void>((resolve) => {
        enough = resolve
      })
      const stop = await after.work('delete-recordings', 1, async (data, job) => {
        await turn(data, job)
        enough()
      })
      await all
      await stop()
    }
    const { rows } = await database.run("select 1 from pgboss.job where state = 'created'")
    expect(rows).toHaveLength(1)
    await turned()
    const left = async () => {
      const found = await database.run('select id from recordings')
      return found.rows.map((row) => (row as { id: string }).id).toSorted()
    }
    expect(await left()).toEqual([old.id, young.id, lost.id].toSorted())

    moment = days(31)
    await after.add([retentionJob])
    await turned()
    expect(await left()).toEqual([young.id])
    await after.close()
  })
})
