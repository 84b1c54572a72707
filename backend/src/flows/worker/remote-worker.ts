import { createBell } from '../bell.ts'
import { FlowError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Errands, Reply, ReplyBox } from './errands.ts'
import type { Worker } from './worker.ts'

/** Longer than any errand takes; shorter than the patience of who waits for the answer. */
const patienceMs = 10_000
/** A browser takes longer to start, and to save what it holds; a film to be developed. */
const browserPatienceMs = 30_000

/** Asks a worker in another process. @throws {FlowError} `worker_unavailable` when none answers. */
export async function createRemoteWorker(errands: Errands, box: ReplyBox): Promise<Worker> {
  const waiting = new Map<string, () => void>()
  await errands.onReply((id) => {
    if (id !== undefined) return waiting.get(id)?.()
    for (const ring of waiting.values()) ring()
  })

  async function replyTo(id: string, ms: number, post: () => Promise<void>): Promise<Reply> {
    const bell = createBell()
    const isOver = AbortSignal.timeout(ms)
    waiting.set(id, bell.ring)
    try {
      await post()
      while (!isOver.aborted) {
        await bell.rung(isOver)
        const reply = await errands.takeReply(id)
        if (reply) return reply
      }
    } finally {
      waiting.delete(id)
    }
    await errands.withdraw(id)
    throw new FlowError(
      'worker_unavailable',
      'No worker answered, and this process cannot open secrets itself. Start a worker (MANAGED_AUTH_ROLE=worker) and send the request again.',
    )
  }

  async function ask<Result>(
    kind: keyof Worker,
    asked: object,
    { to, ms = patienceMs }: { to?: string; ms?: number } = {},
  ): Promise<Result | undefined> {
    const id = newId('errand')
    const post = () => errands.post({ id, kind, asked, replyKey: box.publicKey, workerId: to })
    const reply = await replyTo(id, ms, post)
    if ('refusal' in reply) throw new FlowError(reply.refusal.code, reply.refusal.message)
    const { result } = JSON.parse((await box.open(reply.sealed, id)).reveal())
    return result
  }

  return {
    totpCode: (asked) => ask('totpCode', asked),
    profileState: (asked) => ask('profileState', asked),
    profileArchive: (asked) => ask('profileArchive', asked),
    film: (asked) => ask('film', asked),
    providerItems: async (asked) => (await ask('providerItems', asked)) ?? [],
    providerVaults: async (asked) => (await ask('providerVaults', asked)) ?? [],
    async createBrowser(asked) {
      const made = await ask<{ sessionId: string }>('createBrowser', asked, {
        ms: browserPatienceMs,
      })
      if (!made) throw new FlowError('internal_error', 'The worker named no browser.')
      return made
    },
    endBrowser: async (asked) =>
      void (await ask('endBrowser', asked, { to: asked.to, ms: browserPatienceMs })),
    async startReplay(asked) {
      const begun = await ask<{ recordingId: string }>('startReplay', asked, { to: asked.to })
      if (!begun) throw new FlowError('internal_error', 'The worker named no recording.')
      return begun
    },
    stopReplay: async (asked) =>
      void (await ask('stopReplay', asked, { to: asked.to, ms: browserPatienceMs })),
    proxyTrial: async (asked) => (await ask('proxyTrial', asked)) ?? { reached: false, body: '' },
  }
}
