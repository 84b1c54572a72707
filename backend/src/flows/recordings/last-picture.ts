import type { LiveWindow } from '../live-views/ports.ts'
import type { Clock } from '../ports.ts'
import type { Film } from './film.ts'

/** A page that shows nothing by then has gone, in milliseconds. */
const patienceMs = 2_000

/**
 * Takes a picture of what a browser shows in the end. It may have come to rest so lately that its
 * camera has not told yet: films would end with the empty page before.
 */
export async function takeLastPicture(
  film: Film | undefined,
  live: LiveWindow | undefined,
  now: Clock,
): Promise<void> {
  if (!film || !live) return
  const isPictured = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, patienceMs)
    const watching = live.watch({
      onPicture(jpeg) {
        film.take({ at: now().getTime(), jpeg })
        clearTimeout(timer)
        resolve()
      },
      onHost: () => undefined,
    })
    // Whoever closes the browser ends the watch with it.
    watching.catch(() => {
      clearTimeout(timer)
      resolve()
    })
  })
  await isPictured
}
