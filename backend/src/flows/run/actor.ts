import type { Action, Enough, LoginPage } from '../login-page.ts'
import type { Track } from '../plan/track.ts'
import type { SeenField, Target } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { hasOpened, isFirm } from './firm.ts'
import { FlowEnd } from './flow-end.ts'
import { LoopGuard } from './loop-guard.ts'
import type { Submitted } from './submitted.ts'

/** Actions in one login before we give up; the longest real ones need about ten. */
const mostActions = 25

/** Does things on the page of one login, counts them, and remembers what was sent last. */
export class Actor {
  readonly #page: LoginPage
  readonly #isElsewhere: (url: string) => boolean
  readonly #track: Track
  readonly #loopGuard = new LoopGuard()
  #actions = 0
  #submitted: Submitted | undefined
  #hasSent = false

  /** @param isElsewhere - Whether a page is an identity provider's: nobody arrives there. */
  constructor(page: LoginPage, track: Track, isElsewhere: (url: string) => boolean) {
    this.#page = page
    this.#track = track
    this.#isElsewhere = isElsewhere
  }

  /** What went to the site last, unless a person was asked since. */
  get submitted(): Submitted | undefined {
    return this.#submitted
  }

  /** Anything went to the site in this login. */
  get hasSent(): boolean {
    return this.#hasSent
  }

  /** @throws {FlowEnd} `max_attempts_reached` when a login needs more actions than any real one. */
  async act(action: Action, enough = this.enough): Promise<void> {
    this.#actions += 1
    if (this.#actions > mostActions) {
      throw new FlowEnd(
        'max_attempts_reached',
        `The login was not over after ${mostActions} actions. Set login_url to a page closer to the form.`,
      )
    }
    this.#track.does(action)
    await this.#page.act(action, enough)
  }

  /** Presses what leads to the login, and waits no longer than until that stands there. */
  async enter(entrance: Target, before: Snapshot): Promise<void> {
    const opened: Enough = { isShown: (seen) => hasOpened(seen, before), eager: true }
    await this.act({ kind: 'press', target: entrance }, this.enough ?? opened)
  }

  /**
   * Something goes to the site: what comes back is compared with what was before.
   *
   * @param sent.provider - The identity provider whose button is pressed.
   * @param told - Nothing is done before this has come true.
   * @throws {FlowEnd} `stuck_in_loop` when the same was sent from the same page too often.
   */
  async send(
    action: Action,
    sent: { before: Snapshot; fields: SeenField[]; provider: string | undefined },
    told?: Promise<unknown>,
  ): Promise<void> {
    this.#loopGuard.passes(sent.before, action)
    const [storageMark] = await Promise.all([this.#page.storageMark(), told])
    this.#submitted = { ...sent, storageMark }
    this.#hasSent = true
    await this.act(action)
  }

  /** What ends the wait for a page that is still on its way. */
  get enough(): Enough | undefined {
    const submitted = this.#submitted
    if (this.#track.isFollowed) {
      return { isShown: (seen) => this.#track.isDue(seen, submitted?.before), eager: true }
    }
    if (!submitted) return undefined
    return { isShown: (seen) => !this.#isElsewhere(seen.url) && isFirm(seen, submitted) }
  }

  /** The person did what the page wanted outside of the browser. */
  async sentElsewhere(before: Snapshot, provider: string | undefined): Promise<void> {
    const storageMark = this.#submitted?.storageMark ?? (await this.#page.storageMark())
    this.#submitted = { before, fields: [], storageMark, provider }
  }

  /**
   * The page may have changed while a person thought: it is looked at again, with new eyes.
   *
   * @param hasNews - Whether the person's answer differs from what was known.
   */
  lookAnew(hasNews: boolean): void {
    this.#submitted = undefined
    if (hasNews) this.#loopGuard.startAfresh()
  }
}
