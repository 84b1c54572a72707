import type { ProfileState } from '../login-page.ts'
import type { Upstream } from '../proxies/ports.ts'

// A check without a browser: one request with the profile's cookies, held against what the site
// answered when the login had just succeeded, with the cookies and without them.

/** What a site answers, before any redirect is followed. */
export interface ProbeAnswer {
  status: number
  /** Where it sends whoever asks, as an absolute address. */
  location: string | undefined
  /** The beginning of the document. */
  body: string
  /** The profile it was asked with, and the cookies it gave; absent when it gave none. */
  state?: ProfileState | undefined
}

/** Port: asks as the browser would that the profile is of. Implemented in `browser/`. */
export interface Prober {
  /**
   * @param asked.state - The profile whose cookies go along. @default none
   * @returns Nothing when there was no answer.
   */
  ask(asked: {
    url: string
    userAgent: string
    state?: ProfileState | undefined
    upstream: Upstream | undefined
  }): Promise<ProbeAnswer | undefined>
}

/** What of an answer tells who asked. No text of the page. */
export interface Signature {
  status: number
  /** Host and path of the redirect; queries hold tokens. */
  place: string | null
  asksForPassword: boolean
  offersSignOut: boolean
  /** Keyed digest of the title: it may name a person. */
  title: string | null
}

/** A request that tells logged in from logged out. */
export interface Probe {
  url: string
  userAgent: string
  loggedIn: Signature
  loggedOut: Signature
}

const passwordField = /<input\b[^>]*\btype\s*=\s*["']?password\b/i
const signOut = /(?:href|action)\s*=\s*["'][^"']*(?:log|sign)[-_]?(?:out|off)\b/i
const titleText = /<title[^>]*>([^<]*)/i

/** @param mark - A digest that is useless without a key of ours. */
export function signatureOf(answer: ProbeAnswer, mark: (text: string) => string): Signature {
  const { status, location, body } = answer
  const title = titleText.exec(body)?.[1]?.trim()
  return {
    status,
    place: location === undefined ? null : placeOf(location),
    asksForPassword: passwordField.test(body),
    offersSignOut: signOut.test(body),
    title: title ? mark(title) : null,
  }
}

/**
 * A probe, when the site answers the same twice to who is logged in and something else to who is
 * not. A title alone is no difference: it changes with the news.
 *
 * @param answers.again - The answer with cookies, asked last: the probe itself must not log out.
 */
export function calibrate(
  request: Pick<Probe, 'url' | 'userAgent'>,
  answers: Record<'loggedIn' | 'loggedOut' | 'again', Signature>,
): Probe | undefined {
  const { loggedIn, loggedOut, again } = answers
  if (!isSame(loggedIn, again) || !isKnown(loggedIn) || !isKnown(loggedOut)) return undefined
  const untitled = (one: Signature) => ({ ...one, title: null })
  if (isSame(untitled(loggedIn), untitled(loggedOut))) return undefined
  return { ...request, loggedIn, loggedOut }
}

/** @returns Nothing when the answer is neither of the two: only a browser can tell then. */
export function judge(
  { loggedIn, loggedOut }: Probe,
  seen: Signature,
): 'logged_in' | 'logged_out' | undefined {
  if (isSame(seen, loggedIn)) return 'logged_in'
  if (isSame(seen, loggedOut)) return 'logged_out'
  return undefined
}

export const isSame = (left: Signature, right: Signature): boolean =>
  left.status === right.status &&
  left.place === right.place &&
  left.asksForPassword === right.asksForPassword &&
  left.offersSignOut === right.offersSignOut &&
  left.title === right.title

/** Trouble of the site is no answer to who asks; too many requests are ours. */
const isKnown = ({ status }: Signature): boolean => status < 500 && status !== 429

const placeOf = (location: string): string => {
  const { host, pathname } = new URL(location)
  return `${host}${pathname}`
}
