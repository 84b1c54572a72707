import type { Page } from 'playwright-core'
import { strayWords } from '../flows/filling/stray-words.ts'
import { type Action, BrowserError, type FillEntry, type Stray } from '../flows/login-page.ts'
import type { BasicAuth } from './basic-auth.ts'
import { Outgoing } from './decoy/outgoing.ts'
import { type Guard, guardNavigation } from './guard-navigation.ts'
import type { Observation } from './observe-page.ts'

export interface GatesOptions {
  allowsHost: (host: string) => Promise<boolean>
  basicAuth: BasicAuth
}

/** What the windows of one login pass on their way out: where they may go, and with what. */
export class Gates {
  readonly #options: GatesOptions
  readonly #outgoing: Outgoing
  readonly #guards = new Map<Page, Guard>()
  #refused: string | undefined
  /** Where a document was asked for that would have taken a secret along. */
  #stray: Stray | undefined

  constructor(options: GatesOptions) {
    this.#options = options
    this.#outgoing = new Outgoing({
      allowsHost: options.allowsHost,
      onStray: (stray) => {
        this.#stray = stray
      },
      onRelief: () => void this.#adjust(),
    })
  }

  /** A value has been sent, and the site has not begun to answer. */
  get isUnderway(): boolean {
    return this.#outgoing.isUnderway
  }

  /** @throws {BrowserError} `domain_not_allowed` once a window was held back. */
  throwIfClosed(): void {
    if (this.#refused !== undefined) {
      throw new BrowserError(
        'domain_not_allowed',
        `The site leads to ${this.#refused}, where this connection may not go. Add it to allowed_domains of the connection if it belongs to the site.`,
      )
    }
    if (this.#stray) throw new BrowserError('domain_not_allowed', strayWords(this.#stray))
  }

  async guard(page: Page): Promise<void> {
    const guard = await guardNavigation(page, {
      allows: (url) => this.allows(url),
      basicAuth: this.#options.basicAuth,
      outgoing: this.#outgoing,
      onLeft: () => {
        this.#outgoing.left(page)
        void this.#adjust()
      },
    })
    this.#guards.set(page, guard)
    page.once('close', () => this.#guards.delete(page))
  }

  /** Whether a window may show this. A "no" is remembered. */
  async allows(url: string): Promise<boolean> {
    const { hostname, protocol } = new URL(url)
    // An empty window shows nothing of anybody yet.
    if (protocol !== 'https:' && protocol !== 'http:') return true
    if (await this.#options.allowsHost(hostname).catch(() => false)) return true
    this.#refused = hostname
    return false
  }

  /** What is typed in place of the secrets of an action, whose way to the site is watched from now on. */
  conceal(action: Action, { find }: Observation): { doing: Action; watched: Promise<void> } {
    const nothing = { doing: action, watched: Promise.resolve() }
    if (action.kind !== 'fill') return nothing
    const secrets = action.entries.flatMap(({ target, value, filling }) =>
      filling ? [{ frame: find(target).frame, value, filling }] : [],
    )
    if (secrets.length === 0) return nothing
    this.#outgoing.watch(secrets)
    const typed = (entry: FillEntry): FillEntry =>
      entry.filling?.by === 'decoy' ? { ...entry, value: entry.filling.standIn } : entry
    return {
      doing: { ...action, entries: action.entries.map(typed) },
      watched: this.#adjust(),
    }
  }

  /** What was sent needs no watching any more. What was not may be sent with the next step. */
  reveal(): void {
    if (this.#outgoing.isDone) this.#outgoing.forget()
    void this.#adjust()
  }

  async #adjust(): Promise<void> {
    const guards = [...this.#guards.values()]
    // A window that closes meanwhile sends nothing any more.
    await Promise.all(guards.map((guard) => guard.adjust().catch(() => undefined)))
  }
}
