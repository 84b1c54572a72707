import { interpretOnce } from '../interpret/interpret-once.ts'
import type { Action } from '../login-page.ts'
import type { Look } from '../run/look.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Plan } from './plan.ts'
import { PlanRecorder } from './recorder.ts'
import { type Departure, Replay } from './replay.ts'

/** The way of one login: on the plan of the last one as long as it holds, and written down anew. */
export class Track {
  readonly #recorder = new PlanRecorder()
  readonly #replay: Replay | undefined
  #judged: { snapshot: Snapshot; isDue: boolean } | undefined
  readonly #onDeparture: ((departure: Departure) => void) | undefined

  /**
   * @param plan - The way the last login went.
   * @param onDeparture - Called once, when a page is not the one that is due: from here on the
   *   login is walked as if there were no plan.
   */
  constructor(plan: Plan | undefined, onDeparture?: (departure: Departure) => void) {
    this.#replay = plan && new Replay(plan)
    this.#onDeparture = onDeparture
  }

  /** The plan holds so far. */
  get isFollowed(): boolean {
    return this.#replay !== undefined && this.#replay.departure === undefined
  }

  /**
   * Whether a page that may still be on its way is the one that is due, and so can be acted on.
   * @param before - The page something was sent from, if something was.
   */
  isDue(snapshot: Snapshot, before: Snapshot | undefined): boolean {
    if (!this.#replay || !this.isFollowed) return false
    // The page that ended a wait is looked at again by whoever waited.
    if (this.#judged?.snapshot === snapshot) return this.#judged.isDue
    const sighting = interpretOnce(snapshot, before)
    const isDue = this.#replay.difference({ snapshot, sighting }) === undefined
    this.#judged = { snapshot, isDue }
    return isDue
  }

  /** Whether nothing was done yet, and this is where the last login ended all the same. */
  isArrival(snapshot: Snapshot): boolean {
    if (!this.#replay) return false
    return this.#replay.isArrival({ snapshot, sighting: interpretOnce(snapshot, undefined) })
  }

  /** The page that is judged, and perhaps acted on, next. */
  sees(seen: Look): void {
    this.#recorder.sees(seen)
    if (!this.#replay || !this.isFollowed || this.isArrival(seen.snapshot)) return
    this.#replay.sees(seen)
    if (this.#replay.departure) this.#onDeparture?.(this.#replay.departure)
  }

  /** What is done on the page that was seen last. */
  does(action: Action): void {
    this.#recorder.does(action)
    this.#judged = undefined
    this.#replay?.advance()
  }

  /**
   * The plan for the next login.
   * @param holdsValue - Whether a text has something in it that was typed.
   * @returns Nothing when the one there is still holds, or none can be written down.
   */
  plan(arrival: Look, holdsValue: (text: string) => boolean): Plan | undefined {
    return this.isFollowed ? undefined : this.#recorder.plan(arrival, holdsValue)
  }
}
