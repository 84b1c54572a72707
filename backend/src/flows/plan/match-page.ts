import type { Look } from '../run/look.ts'
import { locate } from './locators.ts'
import { isAddress } from './page-address.ts'
import type { PlanPage, PlanStep } from './plan.ts'
import { partsOf, whatIsSeen } from './what-is-seen.ts'

/** Why a page is not the recorded one. Names no text of it: it goes into the trace. */
export type Difference =
  | 'page_still_loads'
  | 'other_address'
  | 'other_kind_of_page'
  | 'not_certain'
  | 'other_fields_or_choices'
  | 'control_missing'
  | 'control_ambiguous'
  | 'control_not_what_it_was'

/**
 * Compares a page with a recorded one: address, kind, everything asked for and offered.
 * @returns The first difference; nothing when it is the same.
 */
export function differenceOfPage(
  page: PlanPage,
  { snapshot, sighting }: Look,
): Difference | undefined {
  if (snapshot.busy) return 'page_still_loads'
  if (!isAddress(page, snapshot.url)) return 'other_address'
  if (sighting.kind !== page.kind) return 'other_kind_of_page'
  if (sighting.kind === 'signed-in' && !sighting.certain) return 'not_certain'
  const seen = whatIsSeen(sighting, snapshot)
  const isSame = seen.length === page.sees.length && seen.every((one, at) => one === page.sees[at])
  return isSame ? undefined : 'other_fields_or_choices'
}

/**
 * The same, and every recorded control is found: exactly one, visible, of the same make, and the
 * one that the page is understood by today.
 */
export function differenceOfStep(step: PlanStep, seen: Look): Difference | undefined {
  const difference = differenceOfPage(step, seen)
  if (difference) return difference
  const parts = new Map(partsOf(seen.sighting).map(({ part, node }) => [part, node]))
  for (const control of step.controls) {
    const found = locate(control, seen.snapshot)
    if (typeof found === 'string') return found
    const understood = parts.get(control.part)
    const mustBe = control.part === 'consent' ? found.node : understood
    if (found.node !== mustBe) return 'control_not_what_it_was'
  }
  return undefined
}
