import type { CreateBrowser } from '@managed-auth/protocol'
import type { Clock, Store } from '../ports.ts'
import type { Worker } from '../worker/worker.ts'
import type { BrowserSession } from './ports.ts'
import { createSessionRecords } from './session-records.ts'

/** Browsers for agents, as a request can ask for them. */
export interface Sessions extends ReturnType<typeof createSessionRecords> {
  /** @throws {FlowError} `not_found`, `conflict`, `rate_limited`, `invalid_input` */
  create(projectId: string, body: CreateBrowser): Promise<BrowserSession>
  /**
   * Ends the browser, after what it holds was saved when that was wished.
   * @throws {FlowError} `not_found`
   */
  remove(projectId: string, idOrName: string): Promise<void>
}

export interface RemoteSessionsDeps {
  store: Store
  worker: Pick<Worker, 'createBrowser' | 'endBrowser'>
  now: Clock
}

/** Browsers that run with workers: any of them starts one, and whoever has it ends it. */
export function createRemoteSessions({ store, worker, now }: RemoteSessionsDeps): Sessions {
  const records = createSessionRecords({ store, now })
  return {
    ...records,
    async create(projectId, body) {
      const { sessionId } = await worker.createBrowser({ projectId, body })
      return records.retrieve(projectId, sessionId)
    },
    async remove(projectId, idOrName) {
      const { id, workerId } = await records.retrieve(projectId, idOrName)
      if (workerId !== null) await worker.endBrowser({ to: workerId, projectId, sessionId: id })
      await store.sessions.end(id, now())
    },
  }
}
