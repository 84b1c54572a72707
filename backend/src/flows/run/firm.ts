import { interpretOnce } from '../interpret/interpret-once.ts'
import { signedInSigns } from '../interpret/signed-in.ts'
import type { SeenField } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { looksLikeProduct } from './product-looks.ts'
import { shared } from './submitted.ts'

/**
 * Whether a page that is still on its way after something was sent already shows where the login
 * stands: somebody is signed in who was not before, a product came in place of the form, or the
 * next question is asked. Anything else may
 * change until the page has settled, a form that is still there most of all.
 */
export function isFirm(
  seen: Snapshot,
  { before, fields }: { before: Snapshot; fields: SeenField[] },
): boolean {
  if (seen.busy) return false
  const sighting = interpretOnce(seen, before)
  if (before.httpAuth) return !seen.httpAuth && sighting.kind !== 'input'
  if (sighting.kind === 'signed-in') {
    if (!sighting.certain) return looksLikeProduct(seen, before)
    const known = signedInSigns(before)
    const isNew = (sign: string) => sign.startsWith('sign-out') && !known.includes(sign)
    return sighting.evidence.some(isNew)
  }
  if (sighting.kind !== 'input' || sighting.problem !== undefined) return false
  return sighting.fields.length > 0 && shared(sighting.fields, fields).length === 0
}

/**
 * Whether the press of an entrance has brought up a whole login form on the page it stands on, a
 * dialog or a panel. What a script shows there it has also brought to life; a document of its own
 * may still get its scripts, and is waited for.
 */
export function hasOpened(seen: Snapshot, before: Snapshot): boolean {
  if (seen.busy || documentOf(seen) !== documentOf(before)) return false
  const sighting = interpretOnce(seen, undefined)
  if (sighting.kind !== 'input' || sighting.problem !== undefined) return false
  const asksFor = (type: SeenField['type']) => sighting.fields.some((field) => field.type === type)
  return asksFor('password') || (asksFor('identifier') && sighting.submit !== undefined)
}

const documentOf = ({ url }: Snapshot): string => url.replace(/#.*$/, '')
