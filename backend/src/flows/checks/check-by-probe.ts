import { allowedHosts } from '../allowed-hosts.ts'
import { type KeepDeps, type LeftProfile, type OpenedProfile, openKept } from '../keep-profile.ts'
import type { Browsers } from '../login-page.ts'
import type { Vault } from '../ports.ts'
import type { Gateways } from '../proxies/upstream.ts'
import { wayOutOf } from '../proxies/way-out.ts'
import type { Connection } from '../records.ts'
import { isForgotten } from './cookies.ts'
import { keepSlid } from './keep-slid.ts'
import type { CheckVerdict } from './ports.ts'
import { calibrate, isSame, judge, type Prober, signatureOf } from './probe.ts'

export interface ProbeDeps extends KeepDeps {
  gateways: Gateways
  prober: Prober
}

export interface Probed {
  /** Absent when there is a doubt: a browser has to look. */
  verdict?: CheckVerdict | undefined
  /** What the profile held, and what the site made of it; absent when nobody asked the site. */
  profile?: LeftProfile | undefined
}

/** A site that answers renews its cookies: what is asked next begins with those. */
const slidFrom = (began: OpenedProfile, state = began.state): LeftProfile | undefined =>
  state && { began, state, whenBoth: 'saved' }

/**
 * Checks a login without a browser: by the lifetimes of its cookies, then by the probe that was
 * calibrated at its last login.
 *
 * @param checkId - Who opens the profile, for the audit log.
 */
export async function checkByProbe(
  deps: ProbeDeps,
  connection: Connection,
  checkId: string,
): Promise<Probed> {
  const { vault, prober, now } = deps
  const { probe, postLoginUrl } = connection
  if (!probe && postLoginUrl === null) return {}
  const began = await openKept(deps, connection, checkId)
  const { state } = began
  if (!state) return {}
  if (postLoginUrl !== null && isForgotten(state, postLoginUrl, now())) {
    return { verdict: { state: 'logged_out', tier: 'cookies' } }
  }
  if (!probe) return { profile: slidFrom(began) }
  const upstream = await wayOutOf(deps, { id: checkId, proxyId: null }, connection)
  const { url, userAgent } = probe
  const answer = await prober.ask({ url, userAgent, state, upstream })
  const verdict = answer && judge(probe, signatureOf(answer, markIn(vault, connection)))
  return {
    verdict: verdict && { state: verdict, tier: 'probe' },
    profile: slidFrom(began, answer?.state),
  }
}

/**
 * Finds out whether a request tells logged in from logged out, right after a login that succeeded,
 * and keeps it if it does.
 *
 * @param actor - Who opens the profile, for the audit log.
 */
export async function calibrateProbe(
  deps: ProbeDeps & { browsers: Browsers },
  connection: Connection,
  actor: string,
): Promise<void> {
  const { store, vault, prober, browsers } = deps
  const { id, postLoginUrl: url, domain, allowedDomains } = connection
  if (url === null || !allowedHosts(domain, allowedDomains)(new URL(url).hostname)) return
  const began = await openKept(deps, connection, actor)
  if (!began.state) return
  const upstream = await wayOutOf(deps, { id: actor, proxyId: null }, connection)
  const userAgent = await browsers.userAgent()
  let state = began.state
  const ask = async (withState: boolean) => {
    const answer = await prober.ask({ url, userAgent, upstream, ...(withState && { state }) })
    if (withState) state = answer?.state ?? state
    return answer && signatureOf(answer, markIn(vault, connection))
  }
  const loggedIn = await ask(true)
  const loggedOut = loggedIn && (await ask(false))
  const again = loggedOut && (await ask(true))
  const probe = again && calibrate({ url, userAgent }, { loggedIn, loggedOut, again })
  const left = slidFrom(began, state)
  // It was logged in when this began, and is answered no differently at the end.
  if (left && loggedIn && again && isSame(loggedIn, again)) {
    await keepSlid(deps, connection, actor, left)
  }
  await store.checks.keepProbe(id, probe)
}

const markIn =
  (vault: Vault, { id }: Connection) =>
  (text: string): string =>
    vault.mark(`probe ${id} ${text}`)
