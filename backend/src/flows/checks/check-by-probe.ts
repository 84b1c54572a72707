import { allowedHosts } from '../allowed-hosts.ts'
import type { Browsers, ProfileState } from '../login-page.ts'
import type { Store, Vault } from '../ports.ts'
import { profileBinding } from '../profile-state.ts'
import type { Gateways } from '../proxies/upstream.ts'
import { wayOutOf } from '../proxies/way-out.ts'
import type { Connection } from '../records.ts'
import { isForgotten } from './cookies.ts'
import type { CheckVerdict } from './ports.ts'
import { calibrate, judge, type Prober, type Signature, signatureOf } from './probe.ts'

export interface ProbeDeps {
  store: Store
  vault: Vault
  gateways: Gateways
  prober: Prober
  now: () => Date
}

async function openState(
  { store, vault }: ProbeDeps,
  { projectId, profileId }: Connection,
  actor: string,
): Promise<ProfileState | undefined> {
  const sealed = await store.profiles.sealedState(profileId)
  const opening = { purpose: 'restore_profile', actor } as const
  return sealed ? vault.open(sealed, profileBinding(projectId, profileId), opening) : undefined
}

/**
 * Checks a login without a browser: by the lifetimes of its cookies, then by the probe that was
 * calibrated at its last login.
 *
 * @param checkId - Who opens the profile, for the audit log.
 * @returns Nothing when there is a doubt: a browser has to look.
 */
export async function checkByProbe(
  deps: ProbeDeps,
  connection: Connection,
  checkId: string,
): Promise<CheckVerdict | undefined> {
  const { vault, prober, now } = deps
  const { probe, postLoginUrl } = connection
  if (!probe && postLoginUrl === null) return undefined
  const state = await openState(deps, connection, checkId)
  if (!state) return undefined
  if (postLoginUrl !== null && isForgotten(state, postLoginUrl, now())) {
    return { state: 'logged_out', tier: 'cookies' }
  }
  if (!probe) return undefined
  const upstream = await wayOutOf(deps, { id: checkId, proxyId: null }, connection)
  const { url, userAgent } = probe
  const answer = await prober.ask({ url, userAgent, state, upstream })
  const verdict = answer && judge(probe, signatureOf(answer, markIn(vault, connection)))
  return verdict && { state: verdict, tier: 'probe' }
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
  const state = url === null ? undefined : await openState(deps, connection, actor)
  if (url === null || !state || !allowedHosts(domain, allowedDomains)(new URL(url).hostname)) return
  const upstream = await wayOutOf(deps, { id: actor, proxyId: null }, connection)
  const userAgent = await browsers.userAgent()
  const mark = markIn(vault, connection)
  const ask = async (withState: boolean): Promise<Signature | undefined> => {
    const profile = withState ? { state } : {}
    const answer = await prober.ask({ url, userAgent, upstream, ...profile })
    return answer && signatureOf(answer, mark)
  }
  const loggedIn = await ask(true)
  const loggedOut = loggedIn && (await ask(false))
  const again = loggedOut && (await ask(true))
  const probe = again && calibrate({ url, userAgent }, { loggedIn, loggedOut, again })
  await store.checks.keepProbe(id, probe)
}

const markIn =
  (vault: Vault, { id }: Connection) =>
  (text: string): string =>
    vault.mark(`probe ${id} ${text}`)
