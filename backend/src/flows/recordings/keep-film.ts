import { newId } from '../ids.ts'
import type { Clock, Log, Sealer, Store } from '../ports.ts'
import type { Connection, Flow } from '../records.ts'
import { Secret } from '../secret.ts'
import type { Film } from './film.ts'
import { type FilmMaker, filmBinding } from './ports.ts'
import { browserIdOf } from './session-of-flow.ts'

export interface KeepFilmDeps {
  store: Store
  sealer: Sealer
  filmMaker: FilmMaker
  now: Clock
  log: Log
}

/** Whether a flow is filmed: as it was started, else as its connection says. */
export const isFilmed = (flow: Flow, connection: Connection): boolean =>
  flow.recordSession ?? connection.recordSession

/** Develops what a flow looked like and keeps it, sealed. A film that fails costs nobody a login. */
export async function keepFilm(
  { store, sealer, filmMaker, now, log }: KeepFilmDeps,
  flow: Flow,
  film: Film,
): Promise<void> {
  if (film.isEmpty) return
  const { projectId, connectionId, startedAt } = flow
  const recording = {
    id: newId('rep'),
    projectId,
    connectionId,
    sessionId: browserIdOf(flow.id),
    startedAt,
    finishedAt: now(),
  }
  try {
    const webm = await filmMaker.develop(film.shots())
    const sealed = await sealer.seal(new Secret(webm.toString('base64')), filmBinding(recording))
    await store.recordings.insert(recording, sealed, flow.id)
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    log.warn({ flowId: flow.id, kind }, 'a film of a login could not be kept')
  }
}
