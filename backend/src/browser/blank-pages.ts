import type { Browser, BrowserContext } from 'playwright-core'
import type { Upstream } from '../flows/proxies/ports.ts'
import { ChromiumLoginPage } from './chromium-login-page.ts'
import { hideTyped } from './hide-typed.ts'
import { openShadows } from './open-shadows.ts'

type AllowsHost = (host: string) => Promise<boolean>

export type OpenExit = (upstream?: Upstream) => Promise<{ proxy: string; close(): Promise<void> }>

/** A page in a context of its own that nobody has used. */
export interface BlankPage {
  context: BrowserContext
  page: ChromiumLoginPage
  /** From now on it may go to these hosts; until then it may go nowhere. */
  allow(allowsHost: AllowsHost): void
}

export interface BlankPagesOptions {
  browser: () => Promise<Browser>
  openExit: OpenExit | undefined
}

/**
 * Opens blank pages, and keeps one ready for the next login: opening one takes longer than many a
 * site takes to answer. Each is given away once, and closed after that.
 */
export class BlankPages {
  readonly #options: BlankPagesOptions
  #spare: Promise<BlankPage | undefined> | undefined
  #isOver = false

  constructor(options: BlankPagesOptions) {
    this.#options = options
  }

  /**
   * @param upstream - The proxy it goes out by. @default directly
   * @param prepare - Done to the context before it has a page.
   */
  async open(
    upstream?: Upstream | undefined,
    prepare?: (context: BrowserContext) => void,
  ): Promise<BlankPage> {
    const isPlain = upstream === undefined && prepare === undefined
    const ready = isPlain ? await this.#takeSpare() : undefined
    return ready ?? this.#create(upstream, prepare)
  }

  /** The browser is gone, and the page with it. */
  forget(): void {
    this.#spare = undefined
  }

  /** Keeps no page ready any more. */
  end(): void {
    this.#isOver = true
    this.forget()
  }

  async #takeSpare(): Promise<BlankPage | undefined> {
    const taken = this.#spare
    this.#spare = undefined
    const spare = await taken
    if (!spare?.page.isGone) return spare
    await spare.page.close()
    return undefined
  }

  /** When a login is over, not while it runs: it would cost that login what it saves the next. */
  async #makeSpare(): Promise<void> {
    if (this.#isOver) return
    // Whoever closes the browser meanwhile wants no page.
    this.#spare ??= this.#create().catch(() => undefined)
    await this.#spare
  }

  async #create(
    upstream?: Upstream | undefined,
    prepare?: (context: BrowserContext) => void,
  ): Promise<BlankPage> {
    const browser = await this.#options.browser()
    const exit = await this.#options.openExit?.(upstream)
    let allows: AllowsHost = async () => false
    try {
      const context = await browser.newContext({
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
      prepare?.(context)
      const page = await ChromiumLoginPage.open(
        context,
        (host) => allows(host),
        () => this.#makeSpare(),
      )
      const allow = (allowsHost: AllowsHost) => {
        allows = allowsHost
      }
      return { context, page, allow }
    } catch (error) {
      await exit?.close()
      throw error
    }
  }
}
