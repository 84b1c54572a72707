import { isPassword } from '../interpret/control-kinds.ts'
import type { Control, Snapshot } from '../snapshot.ts'

/** A product greets with a menu, lists and tools; a page that only refuses has a link or two. */
const manyControls = 8

/** Many things to press that were not there before, and no password asked for. */
export function looksLikeProduct(snapshot: Snapshot, before: Snapshot): boolean {
  const visible = snapshot.controls.filter((control) => control.visible)
  if (visible.some(isPassword)) return false
  const mark = ({ kind, label, id, href }: Control) => [kind, label, id, href].join('\n')
  const known = new Set(before.controls.map(mark))
  return visible.filter((control) => !known.has(mark(control))).length >= manyControls
}
