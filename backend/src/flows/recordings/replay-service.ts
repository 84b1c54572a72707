import { FlowError } from '../errors.ts'
import type { Store } from '../ports.ts'
import type { Worker } from '../worker/worker.ts'
import type { Recording } from './ports.ts'

/** Shows recordings and hands them out. */
export type ReplayService = ReturnType<typeof createReplayService>

export function createReplayService({ store, worker }: { store: Store; worker: Worker }) {
  return {
    list: (projectId: string, sessionId: string): Promise<Recording[]> =>
      store.recordings.ofSession(projectId, sessionId),

    /** A WebM file. @throws {FlowError} `not_found`, `worker_unavailable` */
    async download(projectId: string, sessionId: string, id: string): Promise<Buffer> {
      const found = await store.recordings.ofSession(projectId, sessionId)
      const film = found.some((recording) => recording.id === id)
        ? await worker.film({ projectId, recordingId: id })
        : undefined
      if (film === undefined) {
        throw new FlowError(
          'not_found',
          'There is no recording of that id: it was never made, or its time is over.',
        )
      }
      return Buffer.from(film, 'base64')
    },
  }
}
