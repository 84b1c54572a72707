import type { Action } from '../login-page.ts'
import type { Snapshot } from '../snapshot.ts'
import { FlowEnd } from './flow-end.ts'

/** The same answer to the same page this often is a mishap; once more is a circle. */
const mostRepeats = 3

/** Tells a login that goes round in a circle from one that is only long. */
export class LoopGuard {
  readonly #counts = new Map<string, number>()

  /**
   * @param from - The page the action leaves.
   * @throws {FlowEnd} `stuck_in_loop`
   */
  passes(from: Snapshot, action: Action): void {
    const { host, pathname } = new URL(from.url)
    const targets =
      action.kind === 'fill' ? action.entries.map(({ target }) => target) : [action.target]
    const selectors = targets.map((target) => from.controls[target]?.selector)
    const round = JSON.stringify([host, pathname, action.kind, selectors])
    const count = (this.#counts.get(round) ?? 0) + 1
    this.#counts.set(round, count)
    if (count <= mostRepeats) return
    throw new FlowEnd(
      'stuck_in_loop',
      `The site came round to the same page ${count} times and got the same answer. Log in by hand once and see what it wants.`,
    )
  }

  /** A person answered something new: the next round is another one. */
  startAfresh(): void {
    this.#counts.clear()
  }
}
