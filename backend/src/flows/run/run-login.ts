import { allowedHosts, namedHosts, ownHosts } from '../allowed-hosts.ts'
import type { Bell } from '../bell.ts'
import { homePageOf } from '../domains.ts'
import type { OpenedProfile } from '../keep-profile.ts'
import type { OpenView } from '../live-views/live-views.ts'
import type { LoginPage } from '../login-page.ts'
import type { Clock, Log } from '../ports.ts'
import type { ProviderReader } from '../providers/provider-reader.ts'
import type { Gateways } from '../proxies/upstream.ts'
import { wayOutOf } from '../proxies/way-out.ts'
import type { Film } from '../recordings/film.ts'
import { takeLastPicture } from '../recordings/last-picture.ts'
import type { Connection, Flow } from '../records.ts'
import { Authenticator } from './authenticator.ts'
import { FlowEnd } from './flow-end.ts'
import { KnownValues } from './known-values.ts'
import { letHelp } from './let-help.ts'
import { openProfile, type ProfileDeps } from './open-profile.ts'
import { parkWhileAsking } from './park-while-asking.ts'
import { createPerson } from './person.ts'
import { type LeftByLogin, outcomeOf, storedLogin } from './stored-login.ts'
import { accountNames } from './value-names.ts'
import { createWaitUntil, type WaitUntil } from './wait-until.ts'
import { walkLogin } from './walk.ts'

export interface LoginDeps extends ProfileDeps {
  now: Clock
  log: Log
  gateways: Gateways
  /** Password managers that connections refer to. */
  providers: Pick<ProviderReader, 'fetch'>
  /** Nobody is there to ask: what is not stored ends the login. @default false */
  unattended?: boolean | undefined
  /** A person is asked to solve puzzles in the live view. @default false */
  asksAtWalls?: boolean | undefined
  /** Where its browser can be watched. @default nowhere */
  view?: OpenView | undefined
  /** @default by timers */
  waitUntil?: WaitUntil | undefined
}

interface LoggedIn {
  outcome: LeftByLogin
  /** What its profile held when it began. */
  began: OpenedProfile
  /** Nobody has to wait for the browser to tidy up. */
  closed: Promise<void>
}

/** One login in a browser context of its own. The profile is written by the caller, on success only. */
export async function runLogin(
  deps: LoginDeps,
  flow: Flow,
  connection: Connection,
  bell: Bell,
  signal: AbortSignal,
  film?: Film | undefined,
): Promise<LoggedIn> {
  const { store, vault, now, log } = deps
  const { projectId } = connection
  const isAllowedHost = allowedHosts(connection.domain, connection.allowedDomains)
  const upstream = await wayOutOf(deps, flow, connection)
  // Side by side: what both open of the vault is written down together.
  const reading = storedLogin(deps, connection, flow.id)
  // It is waited for below, unless there is no profile to open.
  reading.catch(() => undefined)
  const opening = await openProfile(deps, connection, { actor: flow.id, upstream, film })
  const [page, stored] = await bothOrNone(opening.page, reading)
  if (page.live) deps.view?.show(page.live)
  const { provider, fromProvider: isBound, plan } = stored
  // What a driver before this one typed goes to the site again only when the person gives it again.
  const values = without(stored.values, flow.spent)
  const known = new KnownValues()
  if (provider === undefined) known.add(values)
  const authenticator = new Authenticator(
    {
      steps: store.totpSteps,
      mark: (text) => vault.mark(`totp ${projectId} ${text}`),
      now,
      waitUntil: deps.waitUntil ?? createWaitUntil(now),
    },
    stored.totp,
    connection.credentialId,
  )
  const close = () => void page.close().catch(() => undefined)
  signal.addEventListener('abort', close)
  try {
    const arrival = await walkLogin({
      page,
      person: parkWhileAsking(letHelp(createPerson(deps, flow, bell, signal), deps.view), page),
      known,
      startUrl: connection.loginUrl ?? homePageOf(connection.domain),
      isAllowedHost,
      isNamedHost: namedHosts(connection.domain, connection.allowedDomains),
      isOwnHost: ownHosts(connection.domain),
      kept: provider === undefined ? undefined : { provider, values, isBound },
      authenticator,
      accounts: accountNames(values),
      unattended: deps.unattended,
      hasHelp: deps.asksAtWalls && deps.view !== undefined && page.live !== undefined,
      hasSavedState: opening.hasSavedState,
      plan,
      fillMode: connection.fillMode,
      onTyped: async ({ host, because }) => {
        log.info({ flowId: flow.id, host, because }, 'a password is typed, not swapped')
        await vault.note(
          { projectId, recordId: flow.id, field: `typed:${because}` },
          { purpose: 'type_into_page', actor: flow.id, origin: originOf(host) },
        )
      },
      onVerdict: (noted) => log.debug({ flowId: flow.id, ...noted }, 'a page of a login was read'),
      onDeparture: (departure) =>
        log.info({ flowId: flow.id, ...departure }, 'a login left its recorded way'),
      signal,
    })
    const left = { ...stored, known, given: authenticator.given }
    const outcome = await outcomeOf(deps, connection, page, arrival, left)
    const closed = takeLastPicture(film, page.live, now).then(() => page.close())
    return { outcome, began: opening.began, closed }
  } catch (error) {
    if (!signal.aborted) await takeLastPicture(film, page.live, now)
    await page.close()
    throw error instanceof FlowEnd ? error.conceal(known.conceal) : error
  } finally {
    signal.removeEventListener('abort', close)
    deps.view?.close()
  }
}

const without = (values: Record<string, string>, refs: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([ref]) => !refs.includes(ref)))

/** Secrets are typed on protected pages, and on this machine. */
const originOf = (host: string): string => new URL(homePageOf(host)).origin

/** A page that was opened for nothing is closed. */
async function bothOrNone<T>(opening: Promise<LoginPage>, reading: Promise<T>) {
  const [page, read] = await Promise.allSettled([opening, reading])
  if (page.status === 'rejected') throw page.reason
  if (read.status === 'fulfilled') return [page.value, read.value] as const
  await page.value.close()
  throw read.reason
}
