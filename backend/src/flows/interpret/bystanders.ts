import type { Snapshot } from '../snapshot.ts'
import { formGroups } from './form-groups.ts'
import { formKind } from './form-kind.ts'
import type { Layer } from './layers.ts'
import { submitControl } from './submit-control.ts'

/** Whether all there is to type into is a search box or a letter to subscribe to. */
export function asksForNoText(layer: Layer, snapshot: Snapshot): boolean {
  return formGroups(layer).every((group) => {
    const { kind } = formKind(group, submitControl(group, layer), snapshot)
    return kind === 'search' || kind === 'newsletter'
  })
}
