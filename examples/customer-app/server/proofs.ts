import { type Browser, chromium, type Page } from 'playwright-core'
import { AppError } from './app-error.ts'
import type { StorageState } from './storage-state.ts'

const openWithinMs = 20_000
/** Pages that never stop talking are photographed after this long. */
const quietWithinMs = 3_000
const attempts = 3

/** Photographs pages in a browser that starts from a saved profile, one page at a time. */
export const createProofs = (executablePath: string | undefined) => {
  const running = new Set<Browser>()
  let queue: Promise<unknown> = Promise.resolve()
  let closed = false

  const launch = async () => {
    if (!executablePath) {
      throw new AppError(500, 'no_chromium', 'No Chromium was found. Set CHROMIUM_PATH to one.')
    }
    const root = process.getuid?.() === 0
    const browser = await chromium.launch({
      executablePath,
      chromiumSandbox: !root,
      args: ['--disable-dev-shm-usage'],
      // The server ends its browsers itself, before it ends.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    running.add(browser)
    return browser
  }

  const take = async ({ url, state }: { url: string; state: StorageState }) => {
    const browser = await launch()
    try {
      // Asked to end while this browser was starting.
      if (closed) throw stopping()
      const context = await browser.newContext({
        storageState: state,
        viewport: { width: 1280, height: 800 },
      })
      const page = await context.newPage()
      await page.goto(url, { timeout: openWithinMs })
      await page.waitForLoadState('networkidle', { timeout: quietWithinMs }).catch(() => undefined)
      return await photograph(page)
    } catch (error) {
      if (error instanceof AppError) throw error
      throw new AppError(502, 'proof_failed', `The browser could not open ${new URL(url).host}.`)
    } finally {
      running.delete(browser)
      await browser.close()
    }
  }

  return {
    /** @returns A PNG of 1280 x 800. @throws {AppError} `no_chromium`, `proof_failed` */
    take(proof: { url: string; state: StorageState }): Promise<Buffer> {
      const taken = queue.then(() => (closed ? Promise.reject(stopping()) : take(proof)))
      queue = taken.catch(() => undefined)
      return taken
    },
    async close() {
      closed = true
      await Promise.all([...running].map((browser) => browser.close()))
    },
  }
}

export type Proofs = ReturnType<typeof createProofs>

const stopping = () => new AppError(503, 'stopping', 'The server of this app is stopping.')

/** A busy machine makes Chromium refuse a picture now and then; the next try succeeds. */
const photograph = async (page: Page): Promise<Buffer> => {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return await page.screenshot()
    } catch {
      // Tried again below.
    }
  }
  return page.screenshot()
}
