import { type Browser, chromium } from 'playwright-core'
import { BrowserError, type Browsers } from '../flows/login-page.ts'
import { ChromiumLoginPage } from './chromium-login-page.ts'
import { openShadows } from './open-shadows.ts'

export interface BrowsersOptions {
  /** Path of a Chromium, see `findChromium`. */
  executablePath: string
  /** Chromium cannot use its sandbox as root. @default switched off only for root */
  sandbox?: boolean | undefined
}

/**
 * Opens login pages in one Chromium process that starts with the first page, each in a context of
 * its own. A process that dies is started again by the next page.
 */
export function createBrowsers(options: BrowsersOptions): Browsers {
  const { executablePath, sandbox = process.getuid?.() !== 0 } = options
  let running: Promise<Browser> | undefined
  let closed = false

  const launch = async () => {
    const browser = await chromium.launch({
      executablePath,
      chromiumSandbox: sandbox,
      args: ['--disable-dev-shm-usage', '--disable-background-networking'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    browser.on('disconnected', () => {
      running = undefined
    })
    return browser
  }

  const browserNow = async (): Promise<Browser> => {
    if (closed) throw new BrowserError('browser_error', 'The browsers are closed.')
    running ??= launch()
    try {
      return await running
    } catch {
      running = undefined
      throw new BrowserError('browser_error', 'Chromium could not be started; check CHROMIUM_PATH.')
    }
  }

  return {
    open: async ({ state, allowsHost }) => {
      const browser = await browserNow()
      try {
        const context = await browser.newContext({
          ...(state && { storageState: JSON.parse(state.reveal()) }),
          serviceWorkers: 'block',
          acceptDownloads: false,
          permissions: [],
          reducedMotion: 'reduce',
          viewport: { width: 1280, height: 800 },
        })
        await context.addInitScript({ content: openShadows })
        return await ChromiumLoginPage.open(context, allowsHost)
      } catch {
        throw new BrowserError('browser_error', 'The browser could not open a page.')
      }
    },
    close: async () => {
      closed = true
      const browser = await running?.catch(() => undefined)
      await browser?.close()
    },
  }
}
