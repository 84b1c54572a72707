import { createBell } from '../bell.ts'
import { FlowError } from '../errors.ts'
import type { Log } from '../ports.ts'
import { Secret } from '../secret.ts'
import type { Errand, Errands, Reply, SealReply } from './errands.ts'
import type { Worker } from './worker.ts'

/** Errands of one kind done at once: what waits for others on the net holds up none of another kind. */
const mostOfAKind = 8
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
 * Does the errands of processes that cannot open secrets, those of a kind a few at a time.
 * @returns Ends it, after the errands at hand.
 */
export async function runErrands(deps: ErrandDeps): Promise<() => Promise<void>> {
  const { errands, log } = deps
  const bell = createBell()
  const running = new Map<Promise<void>, Errand['kind']>()
  let isStopping = false

  /** The database may be away: who asked waits no longer than its patience. */
  async function attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      log.error({ kind }, 'an errand could not be taken or answered')
    }
  }

  function begin(errand: Errand): void {
    const done = attempt(async () => errands.reply(errand.id, await perform(deps, errand)))
    running.set(done, errand.kind)
    void done.finally(() => {
      running.delete(done)
      bell.ring()
    })
  }

  async function work(): Promise<void> {
    while (!isStopping) {
      const kinds = [...running.values()]
      const isFull = (kind: Errand['kind']) =>
        kinds.filter((other) => other === kind).length >= mostOfAKind
      const errand = await errands.take(deps.workerId, [...new Set(kinds)].filter(isFull))
      if (!errand) return
      begin(errand)
    }
  }

  await errands.onPosted(bell.ring)
  const timer = setInterval(bell.ring, sweepMs)
  const done = (async () => {
    while (!isStopping) {
      await attempt(work)
      await bell.rung()
    }
  })()

  return async () => {
    isStopping = true
    bell.ring()
    clearInterval(timer)
    await done
    await Promise.all(running.keys())
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
