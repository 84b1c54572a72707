import type { InputSighting, SeenField, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { looksLikeProduct } from './product-looks.ts'

/** What was sent to the site last, to tell a refusal from a new question. */
export interface Submitted {
  /** The page before. */
  before: Snapshot
  fields: SeenField[]
  /** Cookies and storage before. */
  storageMark: string
  /** The button of an identity provider was pressed. */
  provider?: string | undefined
}

/** Fields that are asked for on both pages. */
export const shared = (fields: SeenField[], others: SeenField[]): SeenField[] =>
  fields.filter(({ ref }) => others.some((other) => other.ref === ref))

/** Whether a little more waiting could change the verdict: the site may not have answered yet. */
export function isDoubtful(
  { sighting, snapshot }: { sighting: Sighting; snapshot: Snapshot },
  submitted: Submitted | undefined,
): boolean {
  if (!submitted) return false
  if (sighting.kind === 'landing') return true
  if (sighting.kind === 'signed-in') {
    return !sighting.certain && !looksLikeProduct(snapshot, submitted.before)
  }
  if (sighting.kind !== 'input' || sighting.problem || snapshot.httpAuth) return false
  // A window has closed, and the page that opened it does not know yet.
  const { provider } = submitted
  if (provider && sighting.choices.some((choice) => choice.provider === provider)) return true
  return shared(sighting.fields, submitted.fields).length > 0
}

/**
 * Fields that were just filled in and are asked for again: the site did not take them. A name may
 * be asked for on two pages in a row; a password or a code is not.
 */
export function refusedFields(
  { problem }: Pick<InputSighting, 'problem'>,
  fields: SeenField[],
  submitted: Submitted,
): SeenField[] {
  const again = shared(fields, submitted.fields)
  const isSecret = again.some(({ type }) => type !== 'identifier' && type !== 'text')
  return problem || isSecret ? again : []
}
