import type { Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Difference, differenceOfPage, differenceOfStep } from './match-page.ts'
import type { Plan } from './plan.ts'

interface Seen {
  snapshot: Snapshot
  sighting: Sighting
}

/** Where a replay left its plan, and why. */
export interface Departure {
  /** Index of the step; the number of steps for the arrival. */
  step: number
  difference: Difference
}

/** A login on its recorded way, as long as every page is the recorded one. */
export class Replay {
  readonly #plan: Plan
  #step = 0
  #departure: Departure | undefined

  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** Why the plan was left; nothing while it is followed. */
  get departure(): Departure | undefined {
    return this.#departure
  }

  /** How the page at hand differs from the one that is due. */
  difference(seen: Seen): Difference | undefined {
    const step = this.#plan.steps[this.#step]
    if (step) return differenceOfStep(step, seen)
    // The page after the last step is proven like any other: only looking for it is quick.
    return differenceOfPage(this.#plan.arrival, seen)
  }

  /** Something was done on the page at hand. */
  advance(): void {
    this.#step += 1
  }

  /** From here on the login is walked. */
  leave(difference: Difference): void {
    this.#departure ??= { step: this.#step, difference }
  }
}
