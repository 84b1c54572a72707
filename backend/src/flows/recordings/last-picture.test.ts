import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LiveWindow, Viewer } from '../live-views/ports.ts'
import { Film } from './film.ts'
import { takeLastPicture } from './last-picture.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const now = () => new Date(1_000)
const watch = { drawn: () => undefined, act: async () => undefined, stop: async () => undefined }
const showing = (show: (viewer: Viewer) => void): LiveWindow => ({
  watch: async (viewer) => {
    show(viewer)
    return watch
  },
})

it('ends a film with what the page shows now', async () => {
  const film = new Film()
  film.take({ at: 0, jpeg: Buffer.from('empty') })
  await takeLastPicture(
    film,
    showing((viewer) => viewer.onPicture(Buffer.from('orders'))),
    now,
  )
  expect(film.shots().map(({ jpeg }) => String(jpeg))).toEqual(['empty', 'orders'])
})

it('waits for a page that shows nothing for two seconds, and not at all for one that is gone', async () => {
  const film = new Film()
  const ended = vi.fn()
  const waiting = takeLastPicture(
    film,
    showing(() => undefined),
    now,
  ).then(ended)
  await vi.advanceTimersByTimeAsync(1_999)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  await waiting

  await takeLastPicture(film, { watch: () => Promise.reject(new Error('It is closed.')) }, now)
  await takeLastPicture(film, undefined, now)
  expect(film.isEmpty).toBe(true)
})
