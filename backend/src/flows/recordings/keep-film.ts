import { newId } from '../ids.ts'
import type { Clock, Log, Sealer, Store } from '../ports.ts'
import type { Connection, Flow } from '../records.ts'
import { Secret } from '../secret.ts'
import type { Film } from './film.ts'
import { type Filmed, type FilmMaker, filmBinding, type Recording } from './ports.ts'
import { browserIdOf } from './session-of-flow.ts'

export interface KeepFilmDeps {
  store: Store
  sealer: Pick<Sealer, 'seal'>
  filmMaker: FilmMaker
  now: Clock
  log: Log
}

/** Whether a flow is filmed: as it was started, else as its connection says. */
export const isFilmed = (flow: Flow, connection: Connection): boolean =>
  flow.recordSession ?? connection.recordSession

/** Develops a film and seals it for its recording. */
export async function developFilm(
  { sealer, filmMaker }: Pick<KeepFilmDeps, 'sealer' | 'filmMaker'>,
  recording: Pick<Recording, 'id' | 'projectId'>,
  film: Film,
): Promise<string> {
  const webm = await filmMaker.develop(film.shots())
  return sealer.seal(new Secret(webm.toString('base64')), filmBinding(recording))
}

/**
 * Develops what a login or a check looked like and keeps it. A film that fails costs nobody a login.
 * @param shown.id - The login's or the check's own id, with its prefix.
 */
export async function keepFilm(
  deps: KeepFilmDeps,
  shown: Pick<Flow, 'id' | 'projectId' | 'connectionId' | 'startedAt'>,
  film: Film,
  of: Filmed,
): Promise<void> {
  if (film.isEmpty) return
  const { store, now, log } = deps
  const { projectId, connectionId, startedAt } = shown
  const recording = {
    id: newId('rep'),
    projectId,
    connectionId,
    sessionId: browserIdOf(shown.id),
    startedAt,
    finishedAt: now(),
  }
  try {
    await store.recordings.insert(recording, await developFilm(deps, recording, film), of)
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    log.warn({ shownId: shown.id, kind }, 'a film could not be kept')
  }
}
