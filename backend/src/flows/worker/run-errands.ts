import { createBell } from '../bell.ts'
import { FlowError } from '../errors.ts'
import type { Log } from '../ports.ts'
import { Secret } from '../secret.ts'
import type { Errand, Errands, Reply, SealReply } from './errands.ts'
import type { Worker } from './worker.ts'

/** Between two looks for what no call told of, in milliseconds. */
const sweepMs = 2_000

export interface ErrandDeps {
  errands: Errands
  worker: Worker
  /** This process. */
  workerId: string
  sealReply: SealReply
  log: Log
}

/**
 * Does the errands of processes that cannot open secrets, one after another.
 * @returns Ends it, after the errand at hand.
 */
export async function runErrands(deps: ErrandDeps): Promise<() => Promise<void>> {
  const { errands, log } = deps
  const bell = createBell()
  let isStopping = false

  async function work(): Promise<void> {
    for (;;) {
      const errand = isStopping ? undefined : await errands.take(deps.workerId)
      if (!errand) return
      await errands.reply(errand.id, await perform(deps, errand))
    }
  }

  await errands.onPosted(bell.ring)
  const timer = setInterval(bell.ring, sweepMs)
  const done = (async () => {
    while (!isStopping) {
      try {
        await work()
      } catch (error) {
        const kind = error instanceof Error ? error.name : typeof error
        log.error({ kind }, 'an errand could not be taken or answered')
      }
      await bell.rung()
    }
  })()

  return async () => {
    isStopping = true
    bell.ring()
    clearInterval(timer)
    await done
  }
}

async function perform({ worker, sealReply, log }: ErrandDeps, errand: Errand): Promise<Reply> {
  const { id, kind, asked, replyKey } = errand
  try {
    const result = await perKind(worker, kind)(asked)
    return { sealed: await sealReply(new Secret(JSON.stringify({ result })), replyKey, id) }
  } catch (error) {
    if (error instanceof FlowError) return { refusal: { code: error.code, message: error.message } }
    const name = error instanceof Error ? error.name : typeof error
    log.error({ errandId: id, kind, name }, 'an errand failed')
    const message = 'A worker could not do this. Its log says why, by the id of the errand.'
    return { refusal: { code: 'internal_error', message: `${message} (${id})` } }
  }
}

/** Both processes are of one version: what was asked is what the method takes. */
const perKind = (worker: Worker, kind: keyof Worker) =>
  worker[kind] as (asked: object) => Promise<unknown>
