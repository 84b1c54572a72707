import type { Look } from '../run/look.ts'
import { type Difference, differenceOfPage, differenceOfStep } from './match-page.ts'
import type { Plan } from './plan.ts'

/** Where a login left its plan, and why. */
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
  difference(seen: Look): Difference | undefined {
    const step = this.#plan.steps[this.#step]
    return step ? differenceOfStep(step, seen) : differenceOfPage(this.#plan.arrival, seen)
  }

  /** A page that will not change any more: if it is not the one that is due, the plan is over. */
  sees(seen: Look): void {
    const difference = this.difference(seen)
    // An arrival that shows no certain sign has to be proven each time.
    if (difference === undefined || difference === 'not_certain') return
    this.#departure ??= { step: this.#step, difference }
  }

  /**
   * Whether a page is the one the recorded login ended on, seen before anything was done: the
   * session it began lives on. What looks like a page of the way to it proves nothing.
   */
  isArrival(seen: Look): boolean {
    const { steps, arrival } = this.#plan
    return (
      this.#step === 0 &&
      this.#departure === undefined &&
      differenceOfPage(arrival, seen) === undefined &&
      steps.every((step) => differenceOfPage(step, seen) !== undefined)
    )
  }

  /** Something is done on the page at hand. */
  advance(): void {
    this.#step += 1
  }
}
