import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FlowError } from '../src/flows/errors.ts'
import { Secret } from '../src/flows/secret.ts'
import { createRemoteWorker } from '../src/flows/worker/remote-worker.ts'
import { runErrands } from '../src/flows/worker/run-errands.ts'
import type { Worker } from '../src/flows/worker/worker.ts'
import type { Database } from '../src/store/database.ts'
import { createErrands } from '../src/store/errands.ts'
import { createReplyBox, sealReply } from '../src/vault/reply-box.ts'
import { databases } from './open-databases.ts'

const silent = () => undefined
const log = { debug: silent, info: silent, warn: silent, error: silent }
const profile = { projectId: 'proj_1', profileId: 'prof_1' }
const cookies = '{"cookies":[{"name":"session","value":"canary-91c"}]}'

/** A worker of which a test says what it does. */
const does = (more: Partial<Worker>): Worker => ({
  totpCode: async () => undefined,
  profileState: async () => undefined,
  profileArchive: async () => undefined,
  film: async () => undefined,
  providerItems: async () => [],
  providerVaults: async () => [],
  createBrowser: async () => ({ sessionId: 'b1' }),
  endBrowser: async () => undefined,
  startReplay: async () => ({ recordingId: 'rep_1' }),
  stopReplay: async () => undefined,
  proxyTrial: async () => ({ reached: false, body: '' }),
  ...more,
})

describe.each(databases)('a worker asked through the %s database', (_name, isHere, open) => {
  if (!isHere) return it.skip('needs a PostgreSQL server: apt-get install postgresql')

  let database: Database
  beforeAll(async () => {
    database = await open()
  }, 60_000)
  afterAll(() => database.close())

  async function ask<Result>(
    worker: Worker,
    task: (remote: Worker) => Promise<Result>,
  ): Promise<Result> {
    const errands = createErrands(database)
    const stop = await runErrands({ errands, worker, workerId: 'wrk_1', sealReply, log })
    try {
      return await task(await createRemoteWorker(errands, await createReplyBox()))
    } finally {
      await stop()
    }
  }

  it('lists what is in a provider, and says why it cannot', async () => {
    const item = { id: '1', title: 'Site', vaultId: 'v', vaultName: 'Work', urls: [] }
    const worker = does({
      providerItems: async ({ providerId }) => (providerId === 'cp_1' ? [item] : []),
      providerVaults: async () => {
        throw new FlowError('credential_provider_failed', 'The token was refused.')
      },
    })
    const asked = { projectId: 'proj_1', providerId: 'cp_1' }

    expect(await ask(worker, (remote) => remote.providerItems(asked))).toEqual([item])
    await expect(ask(worker, (remote) => remote.providerVaults(asked))).rejects.toMatchObject({
      code: 'credential_provider_failed',
      message: 'The token was refused.',
    })
  })

  it('does what it is asked for, and says so to who asked', async () => {
    const worker = does({
      totpCode: async ({ credentialId }) => ({ code: `${credentialId}-123456`, expiresAt: 'soon' }),
      profileState: async ({ profileId }) => (profileId === 'prof_1' ? cookies : undefined),
    })
    await ask(worker, async (remote) => {
      const totp = remote.totpCode({ projectId: 'proj_1', credentialId: 'cred_1' })
      const state = remote.profileState(profile)
      const none = remote.profileState({ ...profile, profileId: 'prof_2' })
      expect(await totp).toEqual({ code: 'cred_1-123456', expiresAt: 'soon' })
      expect(await state).toBe(cookies)
      expect(await none).toBeUndefined()
    })
  })

  it('writes no result in the clear, and leaves nothing behind', async () => {
    const rows: unknown[] = []
    const errands = createErrands(database)
    const watched = {
      ...errands,
      takeReply: async (id: string) => {
        const found = await database.db.execute(sql`select * from errands`)
        rows.push((found as { rows: unknown[] }).rows)
        return errands.takeReply(id)
      },
    }
    const worker = does({ profileState: async () => cookies })
    const stop = await runErrands({ errands, worker, workerId: 'wrk_1', sealReply, log })
    const remote = await createRemoteWorker(watched, await createReplyBox())
    expect(await remote.profileState(profile)).toBe(cookies)
    await stop()

    expect(JSON.stringify(rows)).toContain('prof_1')
    expect(JSON.stringify(rows)).not.toContain('canary-91c')
    const left = await database.db.execute(sql`select id from errands`)
    expect((left as { rows: unknown[] }).rows).toEqual([])
  })

  it('passes a refusal on, and nothing of an unexpected error', async () => {
    const refusing = does({
      profileState: async () => {
        throw new FlowError('audit_unavailable', 'The audit log cannot be written.')
      },
      totpCode: async () => {
        throw new Error(cookies)
      },
    })
    await ask(refusing, async (remote) => {
      await expect(remote.profileState(profile)).rejects.toMatchObject({
        code: 'audit_unavailable',
        message: 'The audit log cannot be written.',
      })
      const totp = remote.totpCode({ projectId: 'proj_1', credentialId: 'cred_1' })
      await expect(totp).rejects.toMatchObject({
        code: 'internal_error',
        message: expect.not.stringContaining('canary-91c'),
      })
    })
  })

  it('does other errands while as many of one kind as it takes wait for the net', async () => {
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let trials = 0
    const worker = does({
      proxyTrial: async () => {
        trials += 1
        await released
        return { reached: true, body: '' }
      },
      profileState: async () => cookies,
    })
    await ask(worker, async (remote) => {
      const asked = { projectId: 'proj_1', proxyId: 'prx_1' }
      const slow = Array.from({ length: 12 }, () => remote.proxyTrial(asked))
      expect(await remote.profileState(profile)).toBe(cookies)
      expect(trials).toBeLessThanOrEqual(8)
      release()
      expect(await Promise.all(slow)).toHaveLength(12)
      expect(trials).toBe(12)
    })
  })

  it('gives an errand to one worker of several', async () => {
    let done = 0
    const worker = does({
      profileState: async () => {
        done += 1
        return cookies
      },
    })
    const errands = createErrands(database)
    const stops = await Promise.all(
      [1, 2, 3].map(() => runErrands({ errands, worker, workerId: 'wrk_1', sealReply, log })),
    )
    const remote = await createRemoteWorker(errands, await createReplyBox())
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => remote.profileState(profile)),
    )
    for (const stop of stops) await stop()
    expect(answers).toEqual(Array.from({ length: 12 }, () => cookies))
    expect(done).toBe(12)
  })
})

it('opens a reply for the errand it was sealed for, with the key it was sealed to', async () => {
  const [box, other] = [await createReplyBox(), await createReplyBox()]

  const sealed = await sealReply(new Secret(cookies), box.publicKey, 'errand_1')
  expect((await box.open(sealed, 'errand_1')).reveal()).toBe(cookies)
  await expect(box.open(sealed, 'errand_2')).rejects.toThrow()
  await expect(other.open(sealed, 'errand_1')).rejects.toThrow()
})
