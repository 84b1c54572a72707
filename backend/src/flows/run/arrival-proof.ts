import type { LoginPage } from '../login-page.ts'
import type { Sighting } from '../sighting.ts'
import { look, shortPatienceMs } from './look.ts'
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
 * Whether the login succeeded. A page that merely lost its form is believed only when the site
 * stored something new and opening the login again shows no form.
 */
export async function hasArrived(
  sighting: Sighting,
  { page, startUrl, hasSavedState, submitted, signal }: ProofOptions,
): Promise<boolean> {
  // Nothing was typed and nothing was saved: whatever the page looks like, nobody is logged in.
  if (!submitted && !hasSavedState) return false
  if (sighting.kind === 'signed-in' && sighting.certain) return true
  if (sighting.kind !== 'signed-in' && sighting.kind !== 'unclear') return false
  if (!submitted) return true
  if (submitted.storageMark === (await page.storageMark())) return false
  await page.goto(startUrl)
  const again = await look(page, undefined, {}, signal, shortPatienceMs)
  return again.sighting.kind === 'signed-in' || again.sighting.kind === 'unclear'
}
