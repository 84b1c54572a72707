import type { StartReplay } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { LiveWindow } from '../live-views/ports.ts'
import { Film } from './film.ts'
import { developFilm, type KeepFilmDeps } from './keep-film.ts'
import type { Recording } from './ports.ts'

/** Films of one browser that run at once: each holds its pictures in memory. */
const mostOfOne = 4
const defaultFramerate = 5

/** A browser that can be filmed. */
export interface Filmable {
  projectId: string
  sessionId: string
  live: LiveWindow
}

interface Making {
  recording: Recording
  film: Film
  /** Takes no more pictures. */
  cut(): Promise<void>
  kept?: Promise<void>
}

/** Films of agents' browsers that run in this process. @see wire protocol 9.4 */
export type SessionFilms = ReturnType<typeof createSessionFilms>

export function createSessionFilms(deps: KeepFilmDeps) {
  const { store, now, log } = deps
  const making = new Map<string, Making>()
  const of = (sessionId: string) =>
    [...making.values()].filter(({ recording }) => recording.sessionId === sessionId)

  /** Ends a film once, whoever asks, and keeps it. A film that fails is gone. */
  function finish(made: Making): Promise<void> {
    const { id } = made.recording
    made.kept ??= keep(made).finally(() => making.delete(id))
    return made.kept
  }

  async function keep({ recording, film, cut }: Making): Promise<void> {
    const { id, sessionId } = recording
    const finishedAt = now()
    try {
      await cut()
      if (film.isEmpty) return await store.recordings.discard(id)
      film.end(finishedAt.getTime())
      await store.recordings.finish(id, await developFilm(deps, recording, film), finishedAt)
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error
      log.warn({ sessionId, kind }, 'a film of a browser could not be kept')
      await store.recordings.discard(id)
    }
  }

  return {
    /** @throws {FlowError} `rate_limited` */
    async start(
      { projectId, sessionId, live }: Filmable,
      { framerate = defaultFramerate, max_duration_in_seconds: mostSeconds }: StartReplay,
    ): Promise<Recording> {
      if (of(sessionId).length >= mostOfOne) {
        throw new FlowError(
          'rate_limited',
          `At most ${mostOfOne} recordings of a browser run at once. Stop one first.`,
        )
      }
      const recording: Recording = {
        id: newId('rep'),
        projectId,
        connectionId: null,
        sessionId,
        startedAt: now(),
        finishedAt: null,
      }
      const film = new Film({
        spacingMs: 1000 / framerate,
        // An agent's waits are part of what it did.
        longestShotMs: Number.POSITIVE_INFINITY,
      })
      const watching = live.watch({
        onPicture(jpeg) {
          film.take({ at: now().getTime(), jpeg })
          void watching.then((watch) => watch.drawn())
        },
        onHost: () => undefined,
      })
      let timer: NodeJS.Timeout | undefined
      const made: Making = {
        recording,
        film,
        async cut() {
          clearTimeout(timer)
          await (await watching).stop()
        },
      }
      making.set(recording.id, made)
      try {
        await store.recordings.begin(recording)
        await watching
      } catch (error) {
        making.delete(recording.id)
        await made.cut().catch(() => undefined)
        throw error
      }
      if (mostSeconds !== undefined) {
        timer = setTimeout(() => void finish(made), mostSeconds * 1000)
        timer.unref()
      }
      return recording
    },

    /** Keeps a film, and comes back when it can be downloaded. @returns Whether there is one of that id. */
    async stop(sessionId: string, id: string): Promise<boolean> {
      const made = making.get(id)
      if (made?.recording.sessionId !== sessionId) return false
      await finish(made)
      return true
    },

    /** Keeps what was filmed of a browser that ends. */
    async stopAll(sessionId: string): Promise<void> {
      await Promise.all(of(sessionId).map(finish))
    },
  }
}
