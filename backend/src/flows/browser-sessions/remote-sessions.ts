import type { CreateBrowser, StartReplay } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import type { Clock, Store } from '../ports.ts'
import type { Recording } from '../recordings/ports.ts'
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
  /** Films the browser from now on. @throws {FlowError} `not_found`, `rate_limited` */
  startReplay(projectId: string, idOrName: string, settings: StartReplay): Promise<Recording>
  /** Keeps the film. @throws {FlowError} `not_found` */
  stopReplay(projectId: string, idOrName: string, recordingId: string): Promise<void>
}

export interface RemoteSessionsDeps {
  store: Store
  worker: Pick<Worker, 'createBrowser' | 'endBrowser' | 'startReplay' | 'stopReplay'>
  now: Clock
}

/** Browsers that run with workers: any of them starts one, and whoever has it ends it. */
export function createRemoteSessions({ store, worker, now }: RemoteSessionsDeps): Sessions {
  const records = createSessionRecords({ store, now })

  /** A browser and the worker that has it. */
  async function find(projectId: string, idOrName: string) {
    const { id, workerId } = await records.retrieve(projectId, idOrName)
    if (workerId === null) throw new FlowError('not_found', 'No worker has this browser any more.')
    return { to: workerId, projectId, sessionId: id }
  }

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
    async startReplay(projectId, idOrName, settings) {
      const place = await find(projectId, idOrName)
      const { recordingId } = await worker.startReplay({ ...place, settings })
      const begun = await store.recordings.ofSession(projectId, place.sessionId)
      const recording = begun.find(({ id }) => id === recordingId)
      if (!recording) throw new FlowError('not_found', 'The browser ended.')
      return recording
    },
    async stopReplay(projectId, idOrName, recordingId) {
      await worker.stopReplay({ ...(await find(projectId, idOrName)), recordingId })
    },
  }
}
