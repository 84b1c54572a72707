import type { Shot } from './film.ts'

/** A film of one login or check, or of a browser of an agent. */
export interface Recording {
  id: string
  projectId: string
  /** Whose login or check it shows; null for an agent's browser. */
  connectionId: string | null
  /** The browser it shows. */
  sessionId: string
  startedAt: Date
  /** Null while it is being made. */
  finishedAt: Date | null
}

/** What a film is named on. */
export type Filmed = { flowId: string } | { checkId: string }

export interface RecordingStore {
  /** Keeps a film and names it on its login or check. Does nothing when that is gone. */
  insert(recording: Recording, sealed: string, of: Filmed): Promise<void>
  /** Says that an agent's browser is being filmed. */
  begin(recording: Recording): Promise<void>
  /** Keeps the film that was begun. */
  finish(id: string, sealed: string, finishedAt: Date): Promise<void>
  /** There will be no film of what was begun. */
  discard(id: string): Promise<void>
  /** Oldest first. One that was begun is gone with its browser, unless it was finished. */
  ofSession(projectId: string, sessionId: string): Promise<Recording[]>
  /** The film, sealed. */
  sealed(projectId: string, id: string): Promise<string | undefined>
  /** Also removes what was begun by a process that is gone. @returns How many films went. */
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
