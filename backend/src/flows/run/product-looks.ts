import { isPassword } from '../interpret/control-kinds.ts'
import type { Control, Snapshot } from '../snapshot.ts'

/** A product greets with a menu, lists and tools; a page that only refuses has a link or two. */
const manyControls = 8

/** Many things to press that nobody saw before, and no password asked for. */
export function looksLikeProduct(snapshot: Snapshot, before: Snapshot): boolean {
  const visible = snapshot.controls.filter((control) => control.visible)
  if (visible.some(isPassword)) return false
  const mark = ({ kind, label, id, href }: Control) => [kind, label, id, href].join('\n')
  // A page may hold its whole product from the start, and show it when somebody is let in.
  const known = new Set(before.controls.filter((control) => control.visible).map(mark))
  return visible.filter((control) => !known.has(mark(control))).length >= manyControls
}
