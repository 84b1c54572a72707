import type { Action, FillEntry } from '../login-page.ts'
import type { Look } from '../run/look.ts'
import { locatorsOf } from './locators.ts'
import { addressOfPage } from './page-address.ts'
import { type Plan, type PlanControl, type PlanPage, type PlanStep, planVersion } from './plan.ts'
import { partsOf, whatIsSeen } from './what-is-seen.ts'

/** A page and what was done on it. Of an action the places are kept, never the values. */
interface Deed extends Look {
  nodes: number[]
  /** Of these the secrets that had to be typed. */
  typed: number[]
}

/** A stand-in does not work here. That a value was too short for one says nothing of the next. */
const hadToBeTyped = ({ filling }: FillEntry): boolean =>
  filling?.by === 'hand' && (filling.because === 'lost' || filling.because === 'remembered')

/** Choosing an account or an organisation is the person's: what was chosen is not written down. */
const isPersonal = ({ sighting, nodes }: Deed): boolean =>
  'choices' in sighting &&
  sighting.choices.some(({ target, provider }) => provider === undefined && nodes.includes(target))

/** Writes down the way of one login, to walk it again without looking around. */
export class PlanRecorder {
  #seen: Look | undefined
  #deeds: Deed[] = []

  /** The page that is acted on next. */
  sees(seen: Look): void {
    this.#seen = seen
  }

  /** What is done on the page that was seen last. */
  does(action: Action): void {
    if (!this.#seen) return
    const pressed =
      action.kind === 'fill' ? action.entries.map(({ target }) => target) : [action.target]
    const nodes = action.submit === undefined ? pressed : [...pressed, action.submit]
    const typed = action.kind === 'fill' ? action.entries.filter(hadToBeTyped) : []
    this.#deeds.push({ ...this.#seen, nodes, typed: typed.map(({ target }) => target) })
  }

  /**
   * The plan of a login that arrived, without the detours: what a page got before it came up again
   * did not help.
   *
   * @param holdsValue - Whether a text has something in it that was typed.
   * @returns Nothing when there was nothing to do, or when a page cannot be described without
   *   what was typed on it.
   */
  plan(arrival: Look, holdsValue: (text: string) => boolean): Plan | undefined {
    const steps: PlanStep[] = []
    const ways: string[] = []
    for (const deed of this.#deeds) {
      const step = stepOf(deed, holdsValue)
      const way = wayOf(step)
      const before = ways.indexOf(way)
      if (before >= 0) {
        steps.length = before
        ways.length = before
      }
      steps.push(step)
      ways.push(way)
    }
    const [first] = steps
    if (!first) return undefined
    const plan: Plan = { version: planVersion, steps, arrival: pageOf(arrival, holdsValue) }
    const isTold = [...steps, plan.arrival].some(
      ({ host, sees }) => (host !== first.host && holdsValue(host)) || sees.some(tellsValue),
    )
    return isTold ? undefined : plan

    function tellsValue(seen: string): boolean {
      const [, ref = ''] = seen.split(' ')
      return !ourNames.has(ref) && holdsValue(ref)
    }
  }
}

/** Names we give, whatever the page says: a user name can be `password` all the same. */
const ourNames = new Set(['email', 'username', 'phone', 'password', 'code', 'totp_code'])

/** Two deeds on one page of a kind are two tries, unless they opened different things. */
const wayOf = ({ host, path, kind, sees, controls }: PlanStep): string => {
  const opened = kind === 'landing' ? controls.map(({ locators }) => locators) : []
  return JSON.stringify([host, path, kind, sees, opened])
}

const pageOf = ({ snapshot, sighting }: Look, holdsValue: (text: string) => boolean): PlanPage => ({
  ...addressOfPage(snapshot.url, holdsValue),
  kind: sighting.kind,
  sees: whatIsSeen(sighting, snapshot),
  evidence: sighting.evidence,
})

function stepOf(deed: Deed, holdsValue: (text: string) => boolean): PlanStep {
  const { snapshot, sighting, nodes, typed } = deed
  const parts = new Map(partsOf(sighting).map(({ part, node }) => [node, part]))
  const controls = isPersonal(deed)
    ? []
    : nodes.flatMap((node): PlanControl[] => {
        const control = snapshot.controls[node]
        if (!control) return []
        const { kind, type, host } = control
        const locators = locatorsOf(control, snapshot, holdsValue)
        const part = parts.get(node) ?? 'consent'
        const isTyped = typed.includes(node)
        return [{ part, kind, type, host, locators, ...(isTyped && { typed: true as const }) }]
      })
  return { ...pageOf({ snapshot, sighting }, holdsValue), controls }
}
