import { type Browser, chromium } from 'playwright-core'
import { BrowserError, type Browsers } from '../flows/login-page.ts'
import type { Upstream } from '../flows/proxies/ports.ts'
import { ChromiumLoginPage } from './chromium-login-page.ts'
import { filmPages } from './film-pages.ts'
import { hideTyped } from './hide-typed.ts'
import { openShadows } from './open-shadows.ts'
import { noOtherWayOut } from './ways-out.ts'

export interface BrowsersOptions {
  /** Path of a Chromium, see `findChromium`. */
  executablePath: string
  /** Chromium cannot use its sandbox as root. @default switched off only for root */
  sandbox?: boolean | undefined
  /** Opens the proxy a page and all it loads goes out by. @default none: they go out directly */
  openExit?:
    | ((upstream?: Upstream) => Promise<{ proxy: string; close(): Promise<void> }>)
    | undefined
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
    open: async ({ state, allowsHost, upstream, onFrame }) => {
      const browser = await browserNow()
      const exit = await openExit?.(upstream)
      try {
        const context = await browser.newContext({
          ...(state && { storageState: JSON.parse(state.reveal()) }),
          // Chromium passes a proxy by on loopback unless it is told not to.
          ...(exit && { proxy: { server: exit.proxy, bypass: '<-loopback>' } }),
          serviceWorkers: 'block',
          acceptDownloads: false,
          permissions: [],
          reducedMotion: 'reduce',
          viewport: { width: 1280, height: 800 },
        })
        context.once('close', () => void exit?.close())
        await context.addInitScript({ content: openShadows })
        // Films and live views may begin at any moment.
        await context.addInitScript({ content: hideTyped })
        if (onFrame) filmPages(context, onFrame)
        return await ChromiumLoginPage.open(context, allowsHost)
      } catch {
        await exit?.close()
        throw new BrowserError('browser_error', 'The browser could not open a page.')
      }
    },
    userAgent: async () => {
      userAgent ??= await readUserAgent(await browserNow())
      return userAgent
    },
    close: async () => {
      closed = true
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
