import type { Frame, Page } from 'playwright-core'

const answerMs = 1_000

/**
 * Stops what a page does by itself, scripts and animations, until it is woken. Nothing is lost:
 * what became due meanwhile happens then. Freezing, which Chromium has for tabs in the background,
 * does nothing to a page that is driven, and switching scripts off breaks whatever was due.
 *
 * @returns Wakes the page. Neither throws: a page that has gone needs no rest.
 */
export async function parkPage(page: Page): Promise<() => Promise<void>> {
  const wakes = await Promise.all(page.frames().map((frame) => inTime(stop(page, frame))))
  return async () => {
    await Promise.all(wakes.map((wake) => wake().catch(() => undefined)))
  }
}

/** A frame that answers nothing in time (a hung ad) is left awake. */
async function inTime(stopping: Promise<() => Promise<void>>): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, answerMs, undefined)
  })
  const wake = await Promise.race([stopping, late])
  clearTimeout(timer)
  if (wake) return wake
  stopping.then((wakeLate) => wakeLate()).catch(() => undefined)
  return async () => undefined
}

/** A frame of another site runs in a process of its own; the others stop with the top page. */
async function stop(page: Page, frame: Frame): Promise<() => Promise<void>> {
  try {
    // Slowed down to nothing they would still be drawn, sixty times a second.
    const animations = await frame.evaluateHandle(() => {
      const running = document.getAnimations().filter(({ playState }) => playState === 'running')
      for (const animation of running) animation.pause()
      return running
    })
    const isTop = frame === page.mainFrame()
    const session = await page
      .context()
      .newCDPSession(isTop ? page : frame)
      .catch(() => undefined)
    await session?.send('Debugger.enable')
    // Comes true at the next step of a script: a page that runs none has nothing to stop.
    await session?.send('Debugger.pause')
    return async () => {
      await session?.send('Debugger.disable')
      await session?.detach()
      await animations.evaluate((running) => {
        for (const animation of running) animation.play()
      })
      await animations.dispose()
    }
  } catch {
    return async () => undefined
  }
}
