import { createHash } from 'node:crypto'
import { type BrowserContext, errors, type Page } from 'playwright-core'
import {
  type Action,
  BrowserError,
  type LoginPage,
  type ProfileState,
} from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import type { Snapshot } from '../flows/snapshot.ts'
import { actOn } from './act.ts'
import { type Observation, observePage } from './observe-page.ts'
import { settle } from './settle.ts'
import { watchTraffic } from './traffic.ts'

/** A site that has not begun to answer by then does not work. */
const openMs = 30_000

/** A page that leaves while it is looked at is looked at again this often. */
const looks = 5

/** One page of one browser context. */
export class ChromiumLoginPage implements LoginPage {
  readonly #context: BrowserContext
  readonly #page: Page
  readonly #allowsHost: (host: string) => Promise<boolean>
  readonly #traffic
  #observation: Observation | undefined
  #refused: string | undefined
  #crashed = false

  private constructor(
    context: BrowserContext,
    page: Page,
    allowsHost: (host: string) => Promise<boolean>,
  ) {
    this.#context = context
    this.#page = page
    this.#allowsHost = allowsHost
    this.#traffic = watchTraffic(page, Date.now)
    page.on('crash', () => {
      this.#crashed = true
    })
    // A question nobody can see would stop the page for good.
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined))
    page.on('popup', (popup) => void popup.close().catch(() => undefined))
  }

  static async open(
    context: BrowserContext,
    allowsHost: (host: string) => Promise<boolean>,
  ): Promise<ChromiumLoginPage> {
    const page = await context.newPage()
    const loginPage = new ChromiumLoginPage(context, page, allowsHost)
    await loginPage.#guardNavigation()
    return loginPage
  }

  async goto(url: string): Promise<void> {
    try {
      const response = await this.#page.goto(url, {
        waitUntil: 'domcontentloaded',
        timeout: openMs,
      })
      const status = response?.status() ?? 200
      if (status >= 500) {
        throw new BrowserError('website_error', `The site answered with status ${status}.`)
      }
    } catch (error) {
      this.#throwIfUnusable()
      throw error instanceof BrowserError ? error : unreachable(error)
    }
    await settle(this.#page, { traffic: this.#traffic, now: Date.now })
    this.#throwIfUnusable()
  }

  async observe(): Promise<Snapshot> {
    this.#throwIfUnusable()
    for (let look = 1; ; look++) {
      try {
        const observation = await observePage(this.#page)
        this.#observation?.dispose()
        this.#observation = observation
        return observation.snapshot
      } catch {
        // The document was replaced under our eyes, unless the page is gone altogether.
        this.#throwIfUnusable()
        if (look === looks) throw new BrowserError('browser_error', 'The page could not be read.')
        await this.#page
          .waitForLoadState('domcontentloaded', { timeout: openMs })
          .catch(() => undefined)
      }
    }
  }

  async act(action: Action): Promise<void> {
    this.#throwIfUnusable()
    const observation = this.#observation
    if (!observation) throw new BrowserError('browser_error', 'Nothing was observed to act on.')
    let pressedAt = this.#traffic.moves()
    try {
      await actOn(action, {
        page: this.#page,
        observation,
        allowsHost: this.#allowsHost,
        sent: this.#traffic.sent,
        onSend: () => {
          this.#traffic.forget()
          pressedAt = this.#traffic.moves()
        },
      })
    } catch (error) {
      this.#throwIfUnusable()
      if (error instanceof BrowserError) throw error
      // Drivers quote what they were given: keep nothing of the cause.
      throw new BrowserError('browser_error', 'The browser could not do what was asked.')
    }
    await settle(this.#page, { traffic: this.#traffic, now: Date.now, pressedAt })
    this.#throwIfUnusable()
  }

  async changes(withinMs: number, signal: AbortSignal): Promise<boolean> {
    this.#throwIfUnusable()
    const changed = this.#observation?.changed ?? Promise.resolve()
    const first = await firstOf(changed, withinMs, signal)
    this.#throwIfUnusable()
    if (first !== 'changed') return false
    await settle(this.#page, { traffic: this.#traffic, now: Date.now })
    this.#throwIfUnusable()
    return true
  }

  async storageMark(): Promise<string> {
    const cookies = await this.#context.cookies()
    const local = await this.#page
      .evaluate(() => JSON.stringify(Object.entries(localStorage).sort()))
      .catch(() => '')
    const jar = cookies.map(({ domain, path, name, value }) =>
      [domain, path, name, value].join('\n'),
    )
    return createHash('sha256')
      .update(JSON.stringify([jar.sort(), local]))
      .digest('base64url')
  }

  async saveState(): Promise<ProfileState> {
    try {
      return new Secret(JSON.stringify(await this.#context.storageState({ indexedDB: true })))
    } catch {
      throw new BrowserError('browser_error', 'The state of the browser could not be read.')
    }
  }

  async close(): Promise<void> {
    await this.#context.close().catch(() => undefined)
  }

  /** Holds up documents of the top frame only: routing every request would slow all of them. */
  async #guardNavigation(): Promise<void> {
    const session = await this.#context.newCDPSession(this.#page)
    const tree = session.send('Page.getFrameTree')
    session.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
      const decide = async () => {
        const isTop = frameId === (await tree).frameTree.frame.id
        const allowed = !isTop || (await this.#allows(request.url))
        if (allowed) await session.send('Fetch.continueRequest', { requestId })
        else await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      }
      decide().catch(() => undefined)
    })
    await Promise.all([
      tree,
      session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] }),
    ])
  }

  async #allows(url: string): Promise<boolean> {
    const { hostname } = new URL(url)
    if (await this.#allowsHost(hostname).catch(() => false)) return true
    this.#refused = hostname
    return false
  }

  #throwIfUnusable(): void {
    if (this.#refused !== undefined) {
      throw new BrowserError(
        'domain_not_allowed',
        `The site leads to ${this.#refused}, where this connection may not go. Add it to allowed_domains of the connection if it belongs to the site.`,
      )
    }
    if (this.#crashed || this.#page.isClosed()) {
      throw new BrowserError('browser_error', 'The browser page is gone.')
    }
  }
}

/** A network failure in a sentence; of the driver's message only Chromium's error name is kept. */
function unreachable(error: unknown): BrowserError {
  if (error instanceof errors.TimeoutError) {
    return new BrowserError('website_error', 'The site did not answer in time.')
  }
  const name = /net::(ERR_[A-Z_]+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (!name) return new BrowserError('browser_error', 'The browser could not open the page.')
  return new BrowserError('website_error', `The site could not be reached (${name}).`)
}

async function firstOf(
  changed: Promise<void>,
  withinMs: number,
  signal: AbortSignal,
): Promise<'changed' | 'over'> {
  let stop: () => void = () => undefined
  const over = new Promise<'over'>((resolve) => {
    const timer = setTimeout(resolve, withinMs, 'over')
    const abort = () => resolve('over')
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    stop = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
  })
  try {
    return await Promise.race([changed.then(() => 'changed' as const), over])
  } finally {
    stop()
  }
}
