import type { Control, Snapshot } from '../snapshot.ts'
import { placeOf } from './place.ts'
import type { PlanControl, PlanLocator } from './plan.ts'

/** A label longer than this is a text, and likely to be written anew. */
const longestLabel = 80
/** Long selectors count siblings all the way down: the xpath says the same. */
const longestAddress = 300

/** What frameworks and servers number anew on each render (`:r1:`, `ember1042`). */
const passing = /[:«»]|\d{3,}|^[0-9a-f-]{16,}$/i
const lasting = (mark: string) => (mark.length > 60 || passing.test(mark) ? '' : mark)

/** How each kind of locator names a control; `''` when it cannot. */
const names: Record<PlanLocator['by'], (control: Control, snapshot: Snapshot) => string> = {
  autocomplete: ({ autocomplete }) => autocomplete.filter(isPurpose).join(' '),
  name: ({ name }) => lasting(name),
  id: ({ id }) => lasting(id),
  label: ({ label }) => (label.length <= longestLabel ? label : ''),
  place: (control, { controls }) => placeOf(control, controls),
  selector: ({ selector }) => (selector.length <= longestAddress ? selector : ''),
  xpath: ({ xpath }) => (xpath.length <= longestAddress ? xpath : ''),
}

const ways = Object.keys(names) as PlanLocator['by'][]

/** `off` and `section-*` say nothing about a field. */
const isPurpose = (token: string) => !/^(on|off|new|section-.*)$/.test(token)

/**
 * Every way to find `control` again that finds it, and it alone, today.
 *
 * @param holdsValue - Whether a text has something in it that was typed: a page may greet by name.
 *   Such a text does not get into a plan.
 */
export function locatorsOf(
  control: Control,
  snapshot: Snapshot,
  holdsValue: (text: string) => boolean,
): PlanLocator[] {
  return ways
    .map((by) => ({ by, value: names[by](control, snapshot) }))
    .filter((locator) => locator.value !== '' && !holdsValue(locator.value))
    .filter((locator) => matching(locator, control, snapshot).length === 1)
}

type Make = Pick<PlanControl, 'kind' | 'type' | 'host'>

const matching = ({ by, value }: PlanLocator, make: Make, snapshot: Snapshot): Control[] =>
  snapshot.controls.filter(
    (control) =>
      control.visible &&
      control.kind === make.kind &&
      control.type === make.type &&
      control.host === make.host &&
      names[by](control, snapshot) === value,
  )

/**
 * The one visible control of the recorded make that the locators agree on. A site that was drawn
 * anew breaks some of them; those that still find one thing must find the same, and two of them
 * must, if there were two.
 */
export function locate(
  control: PlanControl,
  snapshot: Snapshot,
): Control | 'control_missing' | 'control_ambiguous' {
  const found = control.locators
    .map((locator) => matching(locator, control, snapshot))
    .filter((controls) => controls.length === 1)
    .flat()
  const [first] = found
  const enough = Math.min(2, control.locators.length)
  if (!first || found.length < enough) return 'control_missing'
  return found.every(({ node }) => node === first.node) ? first : 'control_ambiguous'
}
