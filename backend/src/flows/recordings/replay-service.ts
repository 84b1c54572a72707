import type { StartReplay } from '@managed-auth/protocol'
import type { Sessions } from '../browser-sessions/remote-sessions.ts'
import { FlowError } from '../errors.ts'
import type { Store } from '../ports.ts'
import type { Worker } from '../worker/worker.ts'
import type { Recording } from './ports.ts'

/** Makes recordings of agents' browsers, shows all there are and hands them out. */
export type ReplayService = ReturnType<typeof createReplayService>

export interface ReplayServiceDeps {
  store: Store
  worker: Worker
  sessions: Pick<Sessions, 'startReplay' | 'stopReplay'>
}

export function createReplayService({ store, worker, sessions }: ReplayServiceDeps) {
  /** An agent's browser bears a name while it runs; the browser of a login or a check only an id. */
  async function recordingsOf(projectId: string, idOrName: string): Promise<Recording[]> {
    const session = await store.sessions.find(projectId, idOrName)
    return store.recordings.ofSession(projectId, session?.id ?? idOrName)
  }

  async function find(projectId: string, idOrName: string, id: string): Promise<Recording> {
    const found = (await recordingsOf(projectId, idOrName)).find((recording) => recording.id === id)
    if (!found) throw unknownRecording()
    return found
  }

  return {
    list: recordingsOf,

    /**
     * Films an agent's browser from now on.
     * @throws {FlowError} `not_found`, `rate_limited`, `worker_unavailable`
     */
    start: (projectId: string, idOrName: string, settings: StartReplay): Promise<Recording> =>
      sessions.startReplay(projectId, idOrName, settings),

    /**
     * Keeps what was filmed. It can be downloaded then; to stop it once more changes nothing.
     * @throws {FlowError} `not_found`, `worker_unavailable`
     */
    async stop(projectId: string, idOrName: string, id: string): Promise<void> {
      const { finishedAt, sessionId } = await find(projectId, idOrName, id)
      if (finishedAt === null) await sessions.stopReplay(projectId, sessionId, id)
    },

    /** A WebM file. @throws {FlowError} `not_found`, `invalid_input`, `worker_unavailable` */
    async download(projectId: string, idOrName: string, id: string): Promise<Buffer> {
      const { finishedAt } = await find(projectId, idOrName, id)
      if (finishedAt === null) {
        throw new FlowError(
          'invalid_input',
          'This recording is still being made. Stop it first, with POST …/replays/{replay_id}/stop.',
        )
      }
      const film = await worker.film({ projectId, recordingId: id })
      if (film === undefined) throw unknownRecording()
      return Buffer.from(film, 'base64')
    },
  }
}

const unknownRecording = () =>
  new FlowError(
    'not_found',
    'There is no recording of that id: it was never made, or its time is over.',
  )
