import type { Action, LoginPage } from '../login-page.ts'
import type { SeenField } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { FlowEnd } from './flow-end.ts'
import type { Submitted } from './submitted.ts'

/** Actions in one login before we give up; the longest real ones need about ten. */
const mostActions = 25

/** Does things on the page of one login, counts them, and remembers what was sent last. */
export class Actor {
  readonly #page: LoginPage
  #actions = 0
  #submitted: Submitted | undefined

  constructor(page: LoginPage) {
    this.#page = page
  }

  /** What went to the site last, unless a person was asked since. */
  get submitted(): Submitted | undefined {
    return this.#submitted
  }

  /** @throws {FlowEnd} `max_attempts_reached` when a login needs more actions than any real one. */
  async act(action: Action): Promise<void> {
    this.#actions += 1
    if (this.#actions > mostActions) {
      throw new FlowEnd(
        'max_attempts_reached',
        `The login was not over after ${mostActions} actions. Set login_url to a page closer to the form.`,
      )
    }
    await this.#page.act(action)
  }

  /**
   * Something goes to the site: what comes back is compared with what was before.
   *
   * @param sent.provider - The identity provider whose button is pressed.
   */
  async send(
    action: Action,
    sent: { before: Snapshot; fields: SeenField[]; provider: string | undefined },
  ): Promise<void> {
    this.#submitted = { ...sent, storageMark: await this.#page.storageMark() }
    await this.act(action)
  }

  /** The page may have changed while a person thought: it is looked at again, with new eyes. */
  lookAnew(): void {
    this.#submitted = undefined
  }
}
