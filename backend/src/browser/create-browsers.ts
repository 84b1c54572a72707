import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { BrowserError, type Browsers } from '../flows/login-page.ts'
import { type BlankPage, BlankPages, type OpenExit } from './blank-pages.ts'
import { filmPages } from './film-pages.ts'
import { restoreState } from './restore-state.ts'
import { noOtherWayOut } from './ways-out.ts'

export interface BrowsersOptions {
  /** Path of a Chromium, see `findChromium`. */
  executablePath: string
  /** Chromium cannot use its sandbox as root. @default switched off only for root */
  sandbox?: boolean | undefined
  /** Opens the proxy a page and all it loads goes out by. @default none: they go out directly */
  openExit?: OpenExit | undefined
  /** More switches for Chromium. Tests let it trust a certificate of theirs. @default none */
  switches?: string[] | undefined
}

/**
 * Opens login pages in one Chromium process that starts with the first page, each in a context of
 * its own. A process that dies is started again by the next page.
 */
export function createBrowsers(options: BrowsersOptions): Browsers {
  const { executablePath, sandbox = process.getuid?.() !== 0, openExit, switches = [] } = options
  let running: Promise<Browser> | undefined
  let closed = false
  let userAgent: string | undefined

  const launch = async () => {
    const browser = await chromium.launch({
      executablePath,
      chromiumSandbox: sandbox,
      args: [
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        ...(openExit ? noOtherWayOut : []),
        ...switches,
      ],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    browser.on('disconnected', () => {
      running = undefined
      blankPages.forget()
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

  const blankPages = new BlankPages({ browser: browserNow, openExit })

  return {
    open: async ({ state, allowsHost, upstream, onFrame }) => {
      await browserNow()
      const film = onFrame && ((context: BrowserContext) => filmPages(context, onFrame))
      let blank: BlankPage | undefined
      try {
        blank = await blankPages.open(upstream, film)
        if (state) await restoreState(blank.context, state)
        blank.allow(allowsHost)
        return blank.page
      } catch {
        await blank?.page.close()
        throw new BrowserError('browser_error', 'The browser could not open a page.')
      }
    },
    userAgent: async () => {
      userAgent ??= await readUserAgent(await browserNow())
      return userAgent
    },
    close: async () => {
      closed = true
      blankPages.end()
      const browser = await running?.catch(() => undefined)
      await browser?.close()
    },
  }
}

/** Chromium says so itself: its version and platform stand in it. */
async function readUserAgent(browser: Browser): Promise<string> {
  const context = await browser.newContext().catch(() => {
    throw new BrowserError('browser_error', 'The browser could not open a page.')
  })
  try {
    const page = await context.newPage()
    return await page.evaluate(() => navigator.userAgent)
  } catch {
    throw new BrowserError('browser_error', 'The browser could not open a page.')
  } finally {
    await context.close().catch(() => undefined)
  }
}
