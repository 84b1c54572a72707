import type { Control } from '../snapshot.ts'

/**
 * Where a control stands among those of its make in its form, as `1 of 2`; outside any form, in
 * its document. `''` for a control that is not to be seen.
 */
export function placeOf(control: Control, controls: Control[]): string {
  const alike = controls.filter(
    ({ visible, kind, type, frame, form, dialog }) =>
      visible &&
      kind === control.kind &&
      type === control.type &&
      frame === control.frame &&
      form === control.form &&
      dialog === control.dialog,
  )
  const at = alike.findIndex(({ node }) => node === control.node)
  return at < 0 ? '' : `${at + 1} of ${alike.length}`
}
