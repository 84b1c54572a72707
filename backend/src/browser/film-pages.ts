import type { BrowserContext, Page } from 'playwright-core'
import type { Frame } from '../flows/recordings/film.ts'

/** Takes pictures of every page of a context, those it opens included. */
export function filmPages(context: BrowserContext, onFrame: (frame: Frame) => void): void {
  const film = (page: Page) =>
    page.screencast.start({
      size: { width: 1280, height: 800 },
      quality: 60,
      onFrame: ({ data, timestamp }) => onFrame({ at: timestamp, jpeg: data }),
    })
  // A page that closes at once is not worth a failure.
  context.on('page', (page) => void film(page).catch(() => undefined))
}
