import { signedInSigns } from '../interpret/signed-in.ts'
import type { LoginPage } from '../login-page.ts'
import type { InputSighting, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Look, look, shortPatienceMs } from './look.ts'
import { looksLikeProduct } from './product-looks.ts'
import type { Submitted } from './submitted.ts'

export interface ProofOptions {
  page: LoginPage
  startUrl: string
  /** The browser began with a saved profile: it may be logged in already. */
  hasSavedState: boolean
  submitted: Submitted | undefined
  signal: AbortSignal
}

/**
 * How far a login has come. `reopened`: the login was opened anew to find out, and stands there
 * for everybody to see.
 */
export type ArrivalVerdict = 'arrived' | 'on-the-way' | 'reopened'

/**
 * Whether the login succeeded. A page that merely lost its form is believed when it is a product
 * by its looks and the site stored something new, or when opening the login again shows no form.
 */
export async function judgeArrival(
  { sighting, snapshot }: Look,
  { page, startUrl, hasSavedState, submitted, signal }: ProofOptions,
): Promise<ArrivalVerdict> {
  // Nothing was typed and nothing was saved: whatever the page looks like, nobody is logged in.
  if (!submitted && !hasSavedState) return 'on-the-way'
  // The server itself says whether it took a name and a password.
  if (submitted?.before.httpAuth && !snapshot.httpAuth && sighting.kind !== 'input') {
    return 'arrived'
  }
  if (sighting.kind === 'signed-in' && sighting.certain) return 'arrived'
  // Products ask for names and passwords too: what they connect to, a new password.
  if (submitted && sighting.kind === 'input' && isElsewhere(sighting, snapshot, submitted)) {
    return 'arrived'
  }
  if (!isGone(sighting)) return 'on-the-way'
  if (!submitted) return 'arrived'
  if (
    looksLikeProduct(snapshot, submitted.before) &&
    submitted.storageMark !== (await page.storageMark())
  ) {
    return 'arrived'
  }
  await page.goto(startUrl)
  const again = await look(page, undefined, {}, signal, shortPatienceMs)
  const { problem } = again.sighting.kind === 'unclear' ? again.sighting : {}
  return isGone(again.sighting) && problem === undefined ? 'arrived' : 'reopened'
}

/** Somebody can sign out who could not before, and the form is not the one that was sent. */
function isElsewhere(
  { fields, problem }: InputSighting,
  snapshot: Snapshot,
  { before, fields: sent }: Submitted,
): boolean {
  const signsOut = (seen: Snapshot) => signedInSigns(seen).includes('sign-out')
  const selectors = sent.map(({ selector }) => selector)
  return (
    problem === undefined &&
    fields.some(({ type }) => type === 'password') &&
    !fields.some(({ selector }) => selectors.includes(selector)) &&
    signsOut(snapshot) &&
    !signsOut(before)
  )
}

const isGone = ({ kind }: Sighting): boolean => kind === 'signed-in' || kind === 'unclear'
