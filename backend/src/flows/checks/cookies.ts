import type { ProfileState } from '../login-page.ts'

/** What of a saved state tells how long it lasts. The browser wrote it, and it was sealed since. */
interface Lasting {
  cookies: {
    domain: string
    secure: boolean
    /** Seconds since 1970; -1 for one that lives as long as the browser. */
    expires: number
  }[]
  origins: { localStorage: unknown[]; indexedDB?: unknown[] }[]
}

/**
 * Whether a profile has nothing left by which a site could know it: it had cookies for the page, all
 * of its cookies have run out, and nothing else is stored. One that lives elsewhere counts: an
 * identity provider may let its owner in again without a question.
 */
export function isForgotten(state: ProfileState, url: string, now: Date): boolean {
  const { cookies: jar, origins } = JSON.parse(state.reveal()) as Lasting
  const { hostname, protocol } = new URL(url)
  const isLive = ({ expires }: { expires: number }) => expires < 0 || expires * 1000 > now.getTime()
  const isStored = origins.some(
    ({ localStorage, indexedDB = [] }) => localStorage.length + indexedDB.length > 0,
  )
  const isSent = ({ domain, secure }: Lasting['cookies'][number]) =>
    isFor(domain, hostname) && (!secure || protocol === 'https:')
  return jar.some(isSent) && !isStored && !jar.some(isLive)
}

/** @see RFC 6265 5.1.3: a domain with a dot in front is for its subdomains as well. */
const isFor = (domain: string, hostname: string): boolean =>
  domain.startsWith('.')
    ? hostname === domain.slice(1) || hostname.endsWith(domain)
    : hostname === domain
