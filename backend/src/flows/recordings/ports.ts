import type { Shot } from './film.ts'

/** A film of one login or check. */
export interface Recording {
  id: string
  projectId: string
  connectionId: string
  /** The browser it shows. */
  sessionId: string
  startedAt: Date
  finishedAt: Date
}

export interface RecordingStore {
  /** Keeps a recording and names it on its flow. Does nothing when the flow is gone. */
  insert(recording: Recording, sealed: string, flowId: string): Promise<void>
  /** Oldest first. */
  ofSession(projectId: string, sessionId: string): Promise<Recording[]>
  /** The film, sealed. */
  sealed(projectId: string, id: string): Promise<string | undefined>
  /** @returns How many went. */
  removeBefore(moment: Date): Promise<number>
}

/** Port: turns pictures into a film that plays everywhere. Implemented in `browser/`. */
export interface FilmMaker {
  /** @returns A WebM file. @throws {Error} When it cannot be made. */
  develop(shots: Shot[]): Promise<Buffer>
}

export const filmBinding = ({ projectId, id }: Pick<Recording, 'projectId' | 'id'>) => ({
  projectId,
  recordId: id,
  field: 'film',
})
