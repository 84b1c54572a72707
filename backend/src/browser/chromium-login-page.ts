import type { BrowserContext, Page } from 'playwright-core'
import type { LiveWindow } from '../flows/live-views/ports.ts'
import {
  type Action,
  BrowserError,
  type Enough,
  type LoginPage,
  type ProfileState,
} from '../flows/login-page.ts'
import { Secret } from '../flows/secret.ts'
import type { Snapshot } from '../flows/snapshot.ts'
import { actOn, mayTypeAt } from './act.ts'
import { BasicAuth, basicAuthNodes } from './basic-auth.ts'
import { documentMs } from './document-limit.ts'
import { firstOf } from './first-of.ts'
import { addressOf, addressParts } from './frame-address.ts'
import { Gates } from './gates.ts'
import { createLiveWindow } from './live-window.ts'
import { type Observation, observePage } from './observe-page.ts'
import { openAddress, unanswered, unreachable } from './open-address.ts'
import { parkPage } from './park.ts'
import { calm, settle, usable } from './settle.ts'
import { storageMark } from './storage-mark.ts'
import { watchTraffic } from './traffic.ts'
import { Windows } from './windows.ts'

/** A page that leaves while it is looked at is looked at again this often. */
const looks = 5

/** Between two looks at a page that is still on its way: each costs the page some work. */
const firstPauseMs = 40
const longestPauseMs = 400

/** A look at one window. */
interface Seen extends Observation {
  page: Page
  /** Nothing was done there since and nothing has changed. */
  isUnchanged: boolean
}

/** One login in one browser context: a page, and the windows it opens. */
export class ChromiumLoginPage implements LoginPage {
  readonly live: LiveWindow
  readonly #context: BrowserContext
  readonly #windows: Windows
  readonly #onClosed: () => Promise<void>
  readonly #allowsHost: (host: string) => Promise<boolean>
  readonly #traffic
  #observation: Seen | undefined
  /** The latest look, when it was enough to end a wait: the next `observe` need not look again. */
  #sufficed: Snapshot | undefined
  #wakes: (() => Promise<void>)[] = []
  readonly #basicAuth = new BasicAuth()
  readonly #gates: Gates

  private constructor(
    context: BrowserContext,
    page: Page,
    allowsHost: (host: string) => Promise<boolean>,
    onClosed: () => Promise<void>,
  ) {
    this.#context = context
    this.#onClosed = onClosed
    this.live = createLiveWindow(context)
    this.#allowsHost = allowsHost
    this.#traffic = watchTraffic(context, Date.now)
    this.#gates = new Gates({ allowsHost, basicAuth: this.#basicAuth })
    this.#windows = new Windows(page, {
      onWindow: (one) => this.#traffic.follow(one),
      admit: async (popup) => {
        await this.#gates.guard(popup)
        // Its first address was asked for before it could be guarded.
        await this.#gates.allows(popup.url())
      },
    })
  }

  /** @param onClosed - What is left to do once it is closed. @default nothing */
  static async open(
    context: BrowserContext,
    allowsHost: (host: string) => Promise<boolean>,
    onClosed = async () => {},
  ): Promise<ChromiumLoginPage> {
    const page = await context.newPage()
    const loginPage = new ChromiumLoginPage(context, page, allowsHost, onClosed)
    await loginPage.#gates.guard(page)
    return loginPage
  }

  async goto(url: string, enough?: Enough): Promise<void> {
    await this.#windows.closeOpened()
    this.#windows.startAnew('address')
    const { first } = this.#windows
    try {
      await openAddress(first, url)
    } catch (error) {
      this.#throwIfUnusable()
      if (!this.#basicAuth.isAsking(first.url())) throw error
    }
    await this.#settle(enough)
  }

  async observe(): Promise<Snapshot> {
    this.#throwIfUnusable()
    const sufficed = this.#sufficed
    this.#sufficed = undefined
    if (sufficed) return sufficed
    const latest = this.#observation
    if (latest && this.#isLikeSeen(latest)) return latest.snapshot
    for (let look = 1; ; look++) {
      try {
        return await this.#look()
      } catch {
        // The document was replaced under our eyes, unless the page is gone altogether.
        this.#throwIfUnusable()
        if (look === looks) throw new BrowserError('browser_error', 'The page could not be read.')
        await this.#page
          .waitForLoadState('domcontentloaded', { timeout: documentMs })
          .catch(() => undefined)
      }
    }
  }

  async act(action: Action, enough?: Enough): Promise<void> {
    this.#throwIfUnusable()
    const observation = this.#observation
    if (!observation) throw new BrowserError('browser_error', 'Nothing was observed to act on.')
    if (observation.snapshot.httpAuth) return this.#authenticate(action, enough)
    observation.isUnchanged = false
    this.#windows.startAnew('hand')
    const { doing, watched } = this.#gates.conceal(action, observation)
    let pressedAt = this.#traffic.moves()
    try {
      await actOn(doing, {
        page: observation.page,
        observation,
        watched,
        allowsHost: this.#allowsHost,
        sent: this.#traffic.sent,
        onSend: () => {
          this.#traffic.forget()
          pressedAt = this.#traffic.moves()
        },
      })
    } catch (error) {
      this.#throwIfUnusable()
      // A window that closes under the hand has what it wanted, or never will: look again.
      if (!observation.page.isClosed()) throw asBrowserError(error)
    }
    await this.#settle(enough, pressedAt)
    this.#gates.reveal()
  }

  async changes(withinMs: number, signal: AbortSignal, enough?: Enough): Promise<boolean> {
    this.#throwIfUnusable()
    const changed = this.#observation?.changed ?? Promise.resolve()
    const first = await firstOf(changed, withinMs, signal)
    this.#throwIfUnusable()
    // A page that is being left is not one that stays as it is.
    if (signal.aborted) return false
    if (first !== 'changed' && !this.#traffic.awaitsDocument(this.#page)) return false
    await this.#settle(enough)
    return true
  }

  storageMark(): Promise<string> {
    return storageMark(this.#context, this.#page)
  }

  async saveState(): Promise<ProfileState> {
    try {
      return new Secret(JSON.stringify(await this.#context.storageState({ indexedDB: true })))
    } catch {
      throw new BrowserError('browser_error', 'The state of the browser could not be read.')
    }
  }

  async park(): Promise<void> {
    this.#wakes.push(...(await Promise.all(this.#windows.open.map(parkPage))))
  }

  async wake(): Promise<void> {
    await Promise.all(this.#wakes.splice(0).map((wake) => wake()))
  }

  async close(): Promise<void> {
    await this.#context.close().catch(() => undefined)
    await this.#onClosed()
  }

  /** Nothing can be done with it any more. */
  get isGone(): boolean {
    return this.#windows.isGone
  }

  get #page(): Page {
    return this.#windows.front
  }

  async #look(): Promise<Snapshot> {
    const page = this.#page
    const observation = await observePage(page)
    const snapshot = this.#withSaying(this.#basicAuth.show(observation.snapshot))
    this.#observation?.dispose()
    const seen = { ...observation, snapshot, page, isUnchanged: true }
    this.#observation = seen
    void observation.changed.then(() => {
      seen.isUnchanged = false
    })
    return snapshot
  }

  /** The page as a person sees it: with the box in which the browser says something for it. */
  #withSaying(snapshot: Snapshot): Snapshot {
    const text = this.#windows.said
    if (text === undefined) return snapshot
    const message = { text, source: 'alert', control: undefined } as const
    return { ...snapshot, messages: [message, ...snapshot.messages] }
  }

  /** A person thinks for a while, and most pages wait for them without a move. */
  #isLikeSeen({ isUnchanged, page, snapshot }: Seen): boolean {
    return isUnchanged && page === this.#page && page.url() === snapshot.url
  }

  /** The browser's own question has no page to type into: its answer goes with the next request. */
  async #authenticate(action: Action, enough?: Enough): Promise<void> {
    if (action.kind !== 'fill') return
    const textFor = (node: number) =>
      action.entries.find(({ target }) => target === node)?.value.reveal() ?? ''
    const url = this.#basicAuth.url ?? this.#page.url()
    await mayTypeAt(addressParts(url) ?? addressOf(this.#page.mainFrame()), this.#allowsHost)
    this.#basicAuth.prepare(url, {
      username: textFor(basicAuthNodes.username),
      password: textFor(basicAuthNodes.password),
    })
    await this.goto(url, enough)
  }

  /** Waits until the window in front stands still, or shows what is `enough` before. */
  async #settle(enough?: Enough, pressedAt?: number): Promise<void> {
    this.#sufficed = undefined
    const over = new AbortController()
    const rest = this.#rest(pressedAt, over.signal)
    if (!enough) return rest
    const resting = rest.then(() => 'at-rest' as const)
    try {
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
        const stirred = enough.eager ? this.#usable(over.signal) : this.#calm(pauseMs, over.signal)
        if ((await Promise.race([resting, stirred])) === 'at-rest') return
        // Some pages show the product at once, and take it back when the site says no.
        if (this.#traffic.awaitsAnswer() || this.#gates.isUnderway) continue
        const snapshot = await this.#look().catch(() => undefined)
        if (!snapshot || !enough.isShown(snapshot)) continue
        this.#sufficed = snapshot
        await this.#windows.admitted
        return this.#throwIfUnusable()
      }
    } finally {
      over.abort()
      resting.catch(() => undefined)
    }
  }

  async #rest(pressedAt: number | undefined, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const page = this.#page
      const traffic = this.#traffic
      const end = await settle(page, { traffic, now: Date.now, pressedAt, signal })
      await this.#windows.admitted
      this.#throwIfUnusable()
      if (end === 'no-answer') throw unanswered()
      // Another window may have opened or closed meanwhile.
      if (page === this.#page) return
    }
  }

  /** Resolves when something has changed since the latest look and has come to a short stop. */
  async #calm(pauseMs: number, signal: AbortSignal): Promise<void> {
    const pause = new Promise((resolve) => setTimeout(resolve, pauseMs))
    await Promise.all([pause, this.#observation?.changed])
    if (!signal.aborted) await calm(this.#page)
  }

  /** Resolves when something has changed since the latest look and the page could be used. */
  async #usable(signal: AbortSignal): Promise<void> {
    await this.#observation?.changed
    if (!signal.aborted) await usable(this.#page, { traffic: this.#traffic, signal })
  }

  #throwIfUnusable(): void {
    this.#gates.throwIfClosed()
    if (this.#windows.isGone) {
      throw new BrowserError('browser_error', 'The browser page is gone.')
    }
    const url = this.#page.url()
    if (url.startsWith('chrome-error:') && !this.#basicAuth.isAsking(url)) {
      throw unreachable(this.#windows.lost ?? '')
    }
  }
}

/** Drivers quote what they were given: nothing of the cause is kept. */
const asBrowserError = (error: unknown): BrowserError =>
  error instanceof BrowserError
    ? error
    : new BrowserError('browser_error', 'The browser could not do what was asked.')
