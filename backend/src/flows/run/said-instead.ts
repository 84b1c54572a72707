import { plain } from '../interpret/speaks-of.ts'
import type { Snapshot } from '../snapshot.ts'

/**
 * What a page says that came in place of the form and leads back to it: its first sentence that is
 * no heading and nothing to press.
 */
export function saidInstead(snapshot: Snapshot, before: Snapshot): string | undefined {
  const known = new Set(
    [
      ...before.text.split('\n'),
      snapshot.title,
      ...snapshot.headings,
      ...snapshot.controls.map(({ label }) => label),
    ].map(plain),
  )
  const lines = snapshot.text.split('\n').filter((line) => !known.has(plain(line)))
  return lines.find((line) => line.length >= 15 && line.length <= 300) ?? snapshot.headings[0]
}
