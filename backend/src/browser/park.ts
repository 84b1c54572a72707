import type { CDPSession, Frame, Page } from 'playwright-core'

/**
 * Stops what a page does by itself, scripts and animations, until it is woken. Nothing is lost:
 * what became due meanwhile happens then. Freezing, which Chromium has for tabs in the background,
 * does nothing to a page that is driven, and switching scripts off breaks whatever was due.
 *
 * @returns Wakes the page. Neither throws: a page that has gone needs no rest.
 */
export async function parkPage(page: Page): Promise<() => Promise<void>> {
  const sessions = await Promise.all(page.frames().map((frame) => stop(page, frame)))
  return async () => {
    await Promise.all(sessions.map((session) => session && start(session)))
  }
}

/** A frame of another site runs in a process of its own; the others stop with the top page. */
async function stop(page: Page, frame: Frame): Promise<CDPSession | undefined> {
  try {
    const isTop = frame === page.mainFrame()
    const session = await page.context().newCDPSession(isTop ? page : frame)
    await session.send('Animation.enable')
    await session.send('Animation.setPlaybackRate', { playbackRate: 0 })
    await session.send('Debugger.enable')
    // Comes true at the next step of a script: a page that runs none has nothing to stop.
    await session.send('Debugger.pause')
    return session
  } catch {
    return undefined
  }
}

async function start(session: CDPSession): Promise<void> {
  try {
    await session.send('Debugger.disable')
    await session.send('Animation.setPlaybackRate', { playbackRate: 1 })
    await session.detach()
  } catch {
    // The page has gone.
  }
}
