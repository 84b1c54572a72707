import type { Dialog, Page } from 'playwright-core'

export interface WindowsOptions {
  /** Told of every window, the first one as well, before anything happens in it. */
  onWindow: (page: Page) => void
  /** Makes a window that was opened by another safe to look at. */
  admit: (popup: Page) => Promise<unknown>
}

/** Longer than this is no sentence for a person. */
const longestSaying = 300

/** The windows of one login: the first, and what it opens. */
export class Windows {
  readonly first: Page
  readonly #options: WindowsOptions
  /** The oldest first. */
  readonly #all: Page[] = []
  #arrivals: Promise<unknown> = Promise.resolve()
  #hasCrashed = false
  #lost: string | undefined
  #said: string | undefined
  #isMeant = false

  constructor(first: Page, options: WindowsOptions) {
    this.first = first
    this.#options = options
    this.#watch(first)
  }

  /** The window that was opened last and is still open: a sign-in in a pop-up ends by closing. */
  get front(): Page {
    return this.open.at(-1) ?? this.first
  }

  get open(): Page[] {
    return this.#all.filter((page) => !page.isClosed())
  }

  /** Comes true once every window that has opened so far is safe to look at. */
  get admitted(): Promise<unknown> {
    return this.#arrivals
  }

  get isGone(): boolean {
    return this.#hasCrashed || this.first.isClosed()
  }

  /** Why the window in front shows an error of the browser instead of a page. */
  get lost(): string | undefined {
    return this.#lost
  }

  /** What a box of the browser said last, which nobody saw: old pages refuse passwords in one. */
  get said(): string | undefined {
    return this.#said
  }

  /**
   * Something is done now: what was said before says nothing about it.
   *
   * @param by - `hand`: a control is used, and whoever uses it means it. A question about that ("You
   *   are signed in elsewhere. Go on?") is answered with yes.
   */
  startAnew(by: 'address' | 'hand'): void {
    this.#said = undefined
    this.#lost = undefined
    this.#isMeant = by === 'hand'
  }

  async closeOpened(): Promise<void> {
    for (const popup of this.#all.slice(1)) await popup.close().catch(() => undefined)
  }

  #watch(page: Page): void {
    this.#all.push(page)
    this.#options.onWindow(page)
    page.on('crash', () => {
      this.#hasCrashed = true
    })
    // A question nobody can see would stop the page for good.
    page.on('dialog', (dialog) => void this.#answer(dialog).catch(() => undefined))
    page.on('requestfailed', (request) => {
      // Asked about only when the window shows an error: what fails in a frame does not matter.
      if (request.isNavigationRequest()) this.#lost = request.failure()?.errorText
    })
    page.on('popup', (popup) => {
      this.#watch(popup)
      // Nothing is looked at in a window that has closed.
      const admitted = this.#options.admit(popup).catch(() => undefined)
      this.#arrivals = Promise.all([this.#arrivals, admitted])
    })
  }

  #answer(dialog: Dialog): Promise<void> {
    const kind = dialog.type()
    const text = dialog.message().replace(/\s+/g, ' ').trim()
    if (kind === 'alert' && text !== '') this.#said = text.slice(0, longestSaying)
    // Who leaves a page means to.
    const isYes = kind === 'beforeunload' || (kind === 'confirm' && this.#isMeant)
    return isYes ? dialog.accept() : dialog.dismiss()
  }
}
