import * as z from 'zod/mini'
import type { ProfileState } from '../login-page.ts'

const stateSchema = z.object({
  cookies: z.array(
    z.object({
      domain: z.string(),
      path: z.string(),
      secure: z.boolean(),
      /** Seconds since 1970; -1 for one that lives as long as the browser. */
      expires: z.number(),
    }),
  ),
  origins: z.array(
    z.object({
      localStorage: z.array(z.unknown()),
      indexedDB: z.optional(z.array(z.unknown())),
    }),
  ),
})

/**
 * Whether a profile has nothing left by which a site could know it: its cookies for the page have
 * all run out, and nothing else is stored there.
 */
export function isForgotten(state: ProfileState, url: string, now: Date): boolean {
  const { data } = stateSchema.safeParse(JSON.parse(state.reveal()))
  if (!data) return false
  const { hostname, protocol } = new URL(url)
  const cookies = data.cookies.filter(({ domain }) => isFor(domain, hostname))
  const isLive = ({ expires }: { expires: number }) => expires < 0 || expires * 1000 > now.getTime()
  const isStored = data.origins.some(
    ({ localStorage, indexedDB = [] }) => localStorage.length + indexedDB.length > 0,
  )
  const sent = cookies.filter(({ secure }) => !secure || protocol === 'https:')
  return sent.length > 0 && !isStored && !cookies.some(isLive)
}

/** @see RFC 6265 5.1.3: a domain with a dot in front is for its subdomains as well. */
const isFor = (domain: string, hostname: string): boolean =>
  domain.startsWith('.')
    ? hostname === domain.slice(1) || hostname.endsWith(domain)
    : hostname === domain
