import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LiveWindow, Viewer } from '../live-views/ports.ts'
import type { Store } from '../ports.ts'
import type { Recording } from './ports.ts'
import { createSessionFilms } from './session-films.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const silent = () => undefined
const log = { debug: silent, info: silent, warn: vi.fn(), error: silent }

/** A browser that shows what it is told to, and a store that remembers. */
function studio(develop = async () => Buffer.from('film')) {
  const viewers = new Set<Viewer>()
  const live: LiveWindow = {
    watch: async (viewer) => {
      viewers.add(viewer)
      return {
        drawn: silent,
        act: async () => undefined,
        stop: async () => void viewers.delete(viewer),
      }
    },
  }
  const kept = new Map<string, Recording & { sealed?: string }>()
  const recordings: Partial<Store['recordings']> = {
    begin: async (recording) => void kept.set(recording.id, recording),
    finish: async (id, sealed, finishedAt) => {
      const recording = kept.get(id)
      if (recording) kept.set(id, { ...recording, sealed, finishedAt })
    },
    discard: async (id) => void kept.delete(id),
  }
  const filmMaker = { develop: vi.fn(develop) }
  const films = createSessionFilms({
    store: { recordings } as Store,
    sealer: { seal: async (value) => `sealed ${atob(value.reveal())}` },
    filmMaker,
    now: () => new Date(),
    log,
  })
  const browser = { projectId: 'proj', sessionId: 'browser', live }
  const show = () => {
    for (const { onPicture } of viewers) onPicture(Buffer.from('picture'))
  }
  return { films, browser, show, kept, viewers, filmMaker }
}

it('keeps what was shown, once, with the time a page stood still', async () => {
  const { films, browser, show, kept, viewers, filmMaker } = studio()
  const { id } = await films.start(browser, {})
  show()
  vi.advanceTimersByTime(60_000)
  expect(await Promise.all([films.stop('browser', id), films.stop('browser', id)])).toEqual([
    true,
    true,
  ])

  expect(kept.get(id)).toMatchObject({ sealed: 'sealed film', finishedAt: new Date(60_000) })
  expect(filmMaker.develop.mock.calls).toMatchObject([[[{ from: 0, for: 60_000 }]]])
  expect(viewers.size).toBe(0)
  expect(await films.stop('browser', id)).toBe(false)
})

it('takes no more pictures a second than it is told', async () => {
  const { films, browser, show, filmMaker } = studio()
  const { id } = await films.start(browser, { framerate: 2 })
  for (let ms = 0; ms < 5_000; ms += 50) {
    vi.setSystemTime(ms)
    show()
  }
  await films.stop('browser', id)
  const [shots] = filmMaker.develop.mock.calls[0] as unknown as [unknown[]]
  expect(shots.length).toBeGreaterThanOrEqual(9)
  expect(shots.length).toBeLessThanOrEqual(12)
})

it('ends by itself after the longest time, and with its browser', async () => {
  const { films, browser, show, kept } = studio()
  const short = await films.start(browser, { max_duration_in_seconds: 10 })
  const long = await films.start(browser, {})
  show()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(kept.get(short.id)?.finishedAt).toEqual(new Date(10_000))
  expect(kept.get(long.id)?.finishedAt).toBeNull()

  await films.stopAll('another')
  expect(kept.get(long.id)?.finishedAt).toBeNull()
  await films.stopAll('browser')
  expect(kept.get(long.id)?.sealed).toBe('sealed film')
})

it('stops no film by the id of another browser', async () => {
  const { films, browser } = studio()
  const { id } = await films.start(browser, {})
  expect(await films.stop('another', id)).toBe(false)
})

it('leaves nothing of a film that shows nothing, or cannot be made', async () => {
  const empty = studio()
  const nothing = await empty.films.start(empty.browser, {})
  await empty.films.stop('browser', nothing.id)
  expect(empty.kept.size).toBe(0)

  const broken = studio(() => Promise.reject(new Error('No encoder.')))
  const lost = await broken.films.start(broken.browser, {})
  broken.show()
  await broken.films.stop('browser', lost.id)
  expect(broken.kept.size).toBe(0)
  expect(log.warn).toHaveBeenCalledOnce()
})
