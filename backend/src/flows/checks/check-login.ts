import type { FlowErrorCode } from '@managed-auth/protocol'
import { allowedHosts, ownHosts } from '../allowed-hosts.ts'
import { homePageOf } from '../domains.ts'
import type { LeftProfile } from '../keep-profile.ts'
import { BrowserError } from '../login-page.ts'
import type { Clock, Log } from '../ports.ts'
import type { Gateways } from '../proxies/upstream.ts'
import { wayOutOf } from '../proxies/way-out.ts'
import type { Film } from '../recordings/film.ts'
import { takeLastPicture } from '../recordings/last-picture.ts'
import type { Connection } from '../records.ts'
import { Authenticator } from '../run/authenticator.ts'
import { FlowAborted, FlowEnd } from '../run/flow-end.ts'
import { KnownValues } from '../run/known-values.ts'
import { openProfile, type ProfileDeps } from '../run/open-profile.ts'
import type { Person } from '../run/person.ts'
import { createWaitUntil } from '../run/wait-until.ts'
import { walkLogin } from '../run/walk.ts'
import type { CheckVerdict } from './ports.ts'

export interface CheckDeps extends ProfileDeps {
  gateways: Gateways
  now: Clock
  log: Log
}

interface Look {
  from?: LeftProfile | undefined
  film?: Film | undefined
}

interface Looked {
  verdict: CheckVerdict
  profile?: LeftProfile | undefined
}

/** A login that asks for something is there for somebody who is not logged in. */
const asksForLogin = new Set<FlowErrorCode>([
  'customer_input_required',
  'account_choice_required',
  'sms_code_required',
  'email_code_required',
  'totp_required',
  'external_action_required',
  'unsupported_auth_method',
])

/**
 * Opens the profile and looks, with the eyes of the login engine, whether it is still logged in.
 * Types nothing and saves nothing.
 *
 * @param look.from - The profile as the site left it just before. @default as it is saved
 * @param look.film - Takes what it saw. @default nothing is recorded
 * @returns What it saw; with what the browser held in the end, when it is logged in.
 * @throws {FlowAborted} When `signal` ends it.
 */
export async function checkLogin(
  deps: CheckDeps,
  connection: Connection,
  checkId: string,
  signal: AbortSignal,
  look: Look = {},
): Promise<Looked> {
  try {
    const profile = await lookIn(deps, connection, checkId, signal, look)
    return { verdict: { state: 'logged_in', tier: 'browser' }, profile }
  } catch (error) {
    if (signal.aborted || error instanceof FlowAborted) throw new FlowAborted()
    const isKnown = error instanceof FlowEnd || error instanceof BrowserError
    if (!isKnown) throw error
    const { code, message } = error
    if (asksForLogin.has(code)) return { verdict: { state: 'logged_out', tier: 'browser' } }
    return { verdict: { state: 'unknown', tier: 'browser', code, message } }
  }
}

async function lookIn(
  deps: CheckDeps,
  connection: Connection,
  checkId: string,
  signal: AbortSignal,
  { from, film }: Look,
): Promise<LeftProfile> {
  const { now, log } = deps
  const upstream = await wayOutOf(deps, { id: checkId, proxyId: null }, connection)
  const begin = from && { ...from.began, state: from.state }
  const way = { actor: checkId, upstream, from: begin, film }
  const opening = await openProfile(deps, connection, way)
  const page = await opening.page
  const close = () => void page.close().catch(() => undefined)
  signal.addEventListener('abort', close)
  try {
    if (signal.aborted) throw new FlowAborted()
    await walkLogin({
      page,
      person: nobody,
      known: new KnownValues(),
      // Where the last login landed needs one; the home page may greet everybody alike.
      startUrl: connection.postLoginUrl ?? connection.loginUrl ?? homePageOf(connection.domain),
      isAllowedHost: allowedHosts(connection.domain, connection.allowedDomains),
      isOwnHost: ownHosts(connection.domain),
      authenticator: noAuthenticator(now),
      unattended: true,
      hasSavedState: opening.hasSavedState,
      onVerdict: (noted) => log.debug({ checkId, ...noted }, 'a page of a check was read'),
      signal,
    })
    const state = await page.saveState()
    return { began: from?.began ?? opening.began, state, whenBoth: 'saved' }
  } finally {
    signal.removeEventListener('abort', close)
    if (!signal.aborted) await takeLastPicture(film, page.live, now)
    await page.close()
  }
}

/** Nobody is told, and nothing may be typed. */
const nobody: Person = {
  tell: async () => undefined,
  spend: async () => {
    throw new FlowEnd('customer_input_required', 'A check types nothing.')
  },
  ask: async () => {
    throw new FlowEnd('customer_input_required', 'A check asks nobody.')
  },
  sendElsewhere: async () => {
    throw new FlowEnd('external_action_required', 'A check asks nobody.')
  },
}

/** Without a key it makes no code, whatever it is asked for. */
const noAuthenticator = (now: Clock): Authenticator =>
  new Authenticator(
    {
      steps: { claim: async () => false },
      mark: () => '',
      now,
      waitUntil: createWaitUntil(now),
    },
    undefined,
  )
