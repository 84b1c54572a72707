import { isDeepStrictEqual } from 'node:util'
import { getDomain } from 'tldts'
import type { ProfileState } from './login-page.ts'
import { Secret } from './secret.ts'

interface Cookie {
  name: string
  value: string
  domain: string
  path: string
  /** Seconds since 1970; -1 for one that lives as long as the browser. */
  expires: number
}

interface Origin {
  origin: string
  localStorage: { name: string; value: string }[]
  indexedDB?: object[]
}

interface State {
  cookies: Cookie[]
  origins: Origin[]
}

/** What one site keeps in a browser. */
interface SiteState {
  cookies: Cookie[]
  origins: Origin[]
}

/** Restoring a cookie may round its end. */
const sameSecond = 1

const read = (state: ProfileState | undefined): State =>
  state ? JSON.parse(state.reveal()) : { cookies: [], origins: [] }

/**
 * One state of two browsers that began with the same one, site by site (registrable domain, private
 * suffixes included): a site is taken whole from one of them, for half a session of each is none.
 *
 * @param states.base - What both began with. @default nothing
 * @param states.saved - What the other one saved since.
 * @param states.mine - What is to be saved now.
 * @param now - Cookies that have run out are no difference.
 * @param whenBoth - Whose state of a site counts that both have changed.
 * @see decision 13
 */
export function mergeStates(
  states: { base: ProfileState | undefined; saved: ProfileState | undefined; mine: ProfileState },
  now: Date,
  whenBoth: 'mine' | 'saved',
): ProfileState {
  const lasting = (state: ProfileState | undefined) => bySite(read(state), now.getTime() / 1000)
  const [base, saved, mine] = [lasting(states.base), lasting(states.saved), lasting(states.mine)]
  const merged: State = { cookies: [], origins: [] }
  for (const site of new Set([...saved.keys(), ...mine.keys()])) {
    const isMine = !isSame(base.get(site), mine.get(site))
    const isTheirs = !isSame(base.get(site), saved.get(site))
    const keeps = isMine && (!isTheirs || whenBoth === 'mine') ? mine : saved
    merged.cookies.push(...(keeps.get(site)?.cookies ?? []))
    merged.origins.push(...(keeps.get(site)?.origins ?? []))
  }
  return new Secret(JSON.stringify(merged))
}

/** Whether two states hold the same, but for what has run out. */
export function isSameState(
  left: ProfileState | undefined,
  right: ProfileState | undefined,
  now: Date,
): boolean {
  const [mine, theirs] = [left, right].map((state) => bySite(read(state), now.getTime() / 1000))
  const sites = new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])
  return [...sites].every((site) => isSame(mine?.get(site), theirs?.get(site)))
}

function bySite({ cookies, origins }: State, nowSeconds: number): Map<string, SiteState> {
  const sites = new Map<string, SiteState>()
  const of = (host: string): SiteState => {
    const site = getDomain(host, { allowPrivateDomains: true }) ?? host
    const known = sites.get(site) ?? { cookies: [], origins: [] }
    sites.set(site, known)
    return known
  }
  for (const cookie of cookies) {
    if (cookie.expires > 0 && cookie.expires <= nowSeconds) continue
    of(cookie.domain.replace(/^\./, '')).cookies.push(cookie)
  }
  for (const origin of origins) of(new URL(origin.origin).hostname).origins.push(origin)
  return sites
}

function isSame(left: SiteState | undefined, right: SiteState | undefined): boolean {
  if (!left || !right) return left === right
  return (
    isDeepStrictEqual(ordered(left.origins), ordered(right.origins)) &&
    left.cookies.length === right.cookies.length &&
    left.cookies.every((cookie) => right.cookies.some((other) => isSameCookie(cookie, other)))
  )
}

const isSameCookie = (
  { expires, ...left }: Cookie,
  { expires: otherExpires, ...right }: Cookie,
): boolean => Math.abs(expires - otherExpires) <= sameSecond && isDeepStrictEqual(left, right)

const byText = (left: object, right: object) =>
  JSON.stringify(left) < JSON.stringify(right) ? -1 : 1

const ordered = (origins: Origin[]) =>
  origins
    .map((origin) => ({ ...origin, localStorage: origin.localStorage.toSorted(byText) }))
    .toSorted((left, right) => (left.origin < right.origin ? -1 : 1))
