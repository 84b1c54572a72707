import type { CreateBrowser, StartReplay } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import { newSessionId } from '../ids.ts'
import { keepProfile, type OpenedProfile, openKept } from '../keep-profile.ts'
import type { LiveViews, OpenView } from '../live-views/live-views.ts'
import type { Clock, Log, Store, Vault } from '../ports.ts'
import { type Gateways, upstreamOf } from '../proxies/upstream.ts'
import type { Recording } from '../recordings/ports.ts'
import type { SessionFilms } from '../recordings/session-films.ts'
import type { Profile } from '../records.ts'
import { IdleTimer } from './idle-timer.ts'
import type { BrowserHost, BrowserSession, HostedBrowser } from './ports.ts'
import { createSessionRecords, nameTaken } from './session-records.ts'

export interface SessionServiceDeps {
  store: Store
  vault: Vault
  host: BrowserHost
  gateways: Gateways
  now: Clock
  log: Log
  /** Browsers that run at once. */
  most: number
  views: LiveViews
  films: SessionFilms
  /** This process, and where people and agents reach it. */
  workerId: string
  origin: () => string
  /** So long after its last sign of life this process is taken for dead, in milliseconds. */
  leaseMs: number
}

interface Running {
  session: BrowserSession
  browser: HostedBrowser
  idle: IdleTimer
  view: OpenView
  /** What its profile held when it began. */
  began: OpenedProfile | undefined
  ended?: Promise<void>
}

/** Browsers for agents, which begin with a saved profile, in this process. @see wire protocol 9 */
export function createSessionService(deps: SessionServiceDeps) {
  const { store, host, now, log, most, views, films, workerId, origin, leaseMs } = deps
  const records = createSessionRecords(deps)
  const running = new Map<string, Running>()
  let starting = 0

  async function profileOf(
    projectId: string,
    reference: CreateBrowser['profile'],
  ): Promise<Profile | undefined> {
    const idOrName = reference?.id ?? reference?.name
    if (!idOrName) return undefined
    const profile = await store.profiles.find(projectId, idOrName)
    if (!profile) throw new FlowError('not_found', 'There is no profile of that id or name.')
    return profile
  }

  /** Starts the browser of a session, with what its profile holds. */
  async function start(session: BrowserSession): Promise<Running> {
    const { id, projectId, profileId, proxyId } = session
    const began =
      profileId === null ? undefined : await openKept(deps, { projectId, profileId }, id)
    const proxy = proxyId === null ? undefined : await store.proxies.find(projectId, proxyId)
    if (proxyId !== null && !proxy)
      throw new FlowError('not_found', 'There is no proxy of that id.')
    const browser = await host.open({
      state: began?.state,
      viewport: session.viewport ?? undefined,
      startUrl: session.startUrl ?? undefined,
      upstream: proxy && (await upstreamOf(proxy, { ...deps, actor: id })),
    })
    const idle = new IdleTimer(session.timeoutSeconds * 1000, () => void end(id))
    // Who has a browser in sight uses it, as a client does.
    const view = views.open(id, { mayAct: true, enter: () => idle.hold() })
    view.show(browser.live)
    const entry: Running = { session, browser, idle, view, began }
    running.set(id, entry)
    browser.onGone(() => void end(id))
    return entry
  }

  /** Ends a browser once, whoever asks; what it holds is saved first when that was wished. */
  function end(id: string): Promise<void> {
    const entry = running.get(id)
    if (!entry) return Promise.resolve()
    entry.ended ??= finish(entry).finally(() => running.delete(id))
    return entry.ended
  }

  async function finish({ session, browser, idle, view, began }: Running): Promise<void> {
    const { id, projectId, profileId } = session
    idle.stop()
    view.close()
    // Developed while the rest goes on.
    const filmed = films.stopAll(id)
    try {
      if (session.saveChanges && profileId !== null && began) {
        const state = await browser.saveState()
        await keepProfile(deps, { projectId, profileId, actor: id }, { began, state }, (saved) =>
          store.profiles.saveState(profileId, saved, now()),
        )
      }
    } catch {
      // It died first: the profile stays as it was.
      log.warn({ sessionId: id }, 'what a browser held could not be saved')
    }
    await browser.close().catch(() => undefined)
    await store.sessions.end(id, now())
    await filmed
  }

  /** Says that this process lives, and lets go of browsers that were given up meanwhile. */
  async function renew(): Promise<void> {
    const kept = new Set(await store.sessions.renew(workerId, leaseMs))
    const lost = [...running.keys()].filter((id) => !kept.has(id))
    await Promise.all(lost.map(end))
    await store.sessions.endOverdue(now())
  }
  const renewing = setInterval(() => {
    renew().catch(() => log.warn({ workerId }, 'the leases of browsers could not be renewed'))
  }, leaseMs / 3)
  renewing.unref()

  return {
    ...records,

    /** @throws {FlowError} `not_found`, `conflict`, `rate_limited`, `invalid_input` */
    async create(projectId: string, body: CreateBrowser): Promise<BrowserSession> {
      if (running.size + starting >= most) {
        throw new FlowError(
          'rate_limited',
          `At most ${most} browsers run at once. Delete one, or raise MANAGED_AUTH_MOST_BROWSERS.`,
        )
      }
      const profile = await profileOf(projectId, body.profile)
      const saveChanges = body.profile?.save_changes ?? false
      if (saveChanges && !profile) {
        throw new FlowError(
          'invalid_input',
          'profile.save_changes needs the id or name of a profile.',
        )
      }
      const session: BrowserSession = {
        id: newSessionId(),
        projectId,
        name: body.name ?? null,
        profileId: profile?.id ?? null,
        saveChanges,
        proxyId: body.proxy_id ?? null,
        startUrl: startUrlOf(body.start_url),
        timeoutSeconds: body.timeout_seconds ?? 60,
        viewport: body.viewport ?? null,
        tags: body.tags ?? {},
        createdAt: now(),
        deletedAt: null,
        workerId,
        origin: origin(),
      }
      starting += 1
      try {
        if (!(await store.sessions.insert(session, leaseMs))) throw nameTaken()
        await start(session)
        return session
      } catch (error) {
        await store.sessions.end(session.id, now())
        throw error
      } finally {
        starting -= 1
      }
    },

    /**
     * Ends the browser, after what it holds was saved when that was wished.
     * @throws {FlowError} `not_found`
     */
    async remove(projectId: string, idOrName: string): Promise<void> {
      const { id } = await records.retrieve(projectId, idOrName)
      await end(id)
      await store.sessions.end(id, now())
    },

    /** Films a browser from now on. @throws {FlowError} `not_found`, `rate_limited` */
    async startReplay(
      projectId: string,
      idOrName: string,
      settings: StartReplay,
    ): Promise<Recording> {
      const { id: sessionId } = await records.retrieve(projectId, idOrName)
      const entry = running.get(sessionId)
      if (!entry || entry.ended) throw new FlowError('not_found', 'The browser has ended.')
      return films.start({ projectId, sessionId, live: entry.browser.live }, settings)
    },

    /** Keeps a film, and comes back when it can be downloaded. @throws {FlowError} `not_found` */
    async stopReplay(projectId: string, idOrName: string, recordingId: string): Promise<void> {
      const { id } = await records.retrieve(projectId, idOrName)
      if (await films.stop(id, recordingId)) return
      throw new FlowError('not_found', 'There is no recording of that id in this browser.')
    },

    /** Where a running browser is entered, and that it is not idle meanwhile. */
    entranceTo(id: string): { endpoint: string; enter: () => () => void } | undefined {
      const entry = running.get(id)
      if (!entry || entry.ended) return undefined
      return { endpoint: entry.browser.endpoint, enter: () => entry.idle.hold() }
    },

    /** Ends all, as `remove` does. */
    async stop(): Promise<void> {
      clearInterval(renewing)
      await Promise.all([...running.keys()].map(end))
    },
  }
}

/** @throws {FlowError} `invalid_input` */
function startUrlOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new FlowError('invalid_input', 'start_url is an http or https address.')
}
