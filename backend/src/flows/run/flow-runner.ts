import { allowedHosts, ownHosts } from '../allowed-hosts.ts'
import { type Bell, createBell } from '../bell.ts'
import { homePageOf } from '../domains.ts'
import { deadlineOf } from '../flow-clock.ts'
import { newId } from '../ids.ts'
import { BrowserError, type Browsers, type LoginPage } from '../login-page.ts'
import type { Plan } from '../plan/plan.ts'
import type { Changes, Clock, Log, Outcome, Store, Vault } from '../ports.ts'
import { isPublicHost, type Resolve } from '../private-network.ts'
import { profileBinding } from '../profile-state.ts'
import type { Connection, Flow } from '../records.ts'
import type { Secret } from '../secret.ts'
import { FlowAborted, FlowEnd } from './flow-end.ts'
import { KnownValues } from './known-values.ts'
import { parkWhileAsking } from './park-while-asking.ts'
import { createPerson } from './person.ts'
import { type Arrival, walkLogin } from './walk.ts'

export interface FlowRunnerDeps {
  store: Store
  vault: Vault
  changes: Changes
  browsers: Browsers
  now: Clock
  log: Log
  resolve: Resolve
  allowPrivateNetwork: boolean
}

/** Drives flows in this process, each from its first page to its end. */
export interface FlowRunner {
  /** Begins to drive `flow` and returns at once; failures end the flow, never the process. */
  drive(flow: Flow): void
  /** Ends what runs and resolves when every browser page is closed. */
  stop(): Promise<void>
}

const valueBinding = (projectId: string, credentialId: string, ref: string) => ({
  projectId,
  recordId: credentialId,
  field: `value:${ref}`,
})

const interrupted = {
  status: 'FAILED',
  step: 'COMPLETED',
  errorCode: 'browser_error',
  errorMessage: 'The server stopped during the login. Start the login again.',
} as const

/** Ends the flows that a stopped process left running: nobody drives them any more. */
export const endInterruptedFlows = (store: Store, now: Clock): Promise<void> =>
  store.flows.endAllRunning(interrupted, now())

export function createFlowRunner(deps: FlowRunnerDeps): FlowRunner {
  const { store, now, log } = deps
  const running = new Map<string, { done: Promise<void>; abort: AbortController }>()
  let isStopping = false

  async function run(flow: Flow, abort: AbortController): Promise<void> {
    const bell = createBell()
    const watch = watchFlow(deps, flow, bell, abort)
    try {
      const connection = await store.connections.find(flow.projectId, flow.connectionId)
      if (!connection) return
      const { outcome, closed } = await login(deps, flow, connection, bell, abort.signal)
      await store.flows.succeed(flow.id, outcome, now())
      log.info({ flowId: flow.id }, 'a login succeeded')
      await closed
    } catch (error) {
      if (isStopping) await store.flows.advance(flow.id, interrupted, now())
      else if (!(error instanceof FlowAborted) && !abort.signal.aborted) await fail(flow, error)
    } finally {
      watch.stop()
    }
  }

  async function fail(flow: Flow, error: unknown): Promise<void> {
    const known = error instanceof FlowEnd || error instanceof BrowserError
    const errorCode = known ? error.code : 'browser_error'
    // Unknown errors may quote what they were given: only their kind is written down.
    const kind = error instanceof Error ? error.name : typeof error
    log.warn({ flowId: flow.id, errorCode, kind }, 'a login failed')
    const websiteError = error instanceof FlowEnd ? error.websiteError : undefined
    await store.flows.advance(
      flow.id,
      {
        status: 'FAILED',
        step: 'COMPLETED',
        errorCode,
        errorMessage: known ? error.message : 'The login ended unexpectedly. Start it again.',
        ...(websiteError !== undefined && { websiteError }),
      },
      now(),
    )
  }

  return {
    drive(flow) {
      if (isStopping) return
      const abort = new AbortController()
      const done = run(flow, abort)
        .catch((error: unknown) => {
          const kind = error instanceof Error ? error.name : typeof error
          log.error({ flowId: flow.id, kind }, 'a flow could not be ended')
        })
        .finally(() => running.delete(flow.id))
      running.set(flow.id, { done, abort })
    },
    async stop() {
      isStopping = true
      for (const { abort } of running.values()) abort.abort()
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

/** Rings the bell at every change of the flow, and aborts when it has ended or its time is up. */
function watchFlow(
  { store, changes, now }: FlowRunnerDeps,
  flow: Flow,
  bell: Bell,
  abort: AbortController,
): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const sleepUntil = (deadline: Date) => {
    clearTimeout(timer)
    timer = setTimeout(() => quietly(expire), deadline.getTime() - now().getTime())
  }
  // A store that fails here fails the flow's own queries too, and they end it.
  const quietly = (task: () => Promise<void>) => void task().catch(() => undefined)
  const check = async () => {
    const current = await store.flows.find(flow.id)
    if (current?.status !== 'IN_PROGRESS') return abort.abort()
    sleepUntil(deadlineOf(current))
    bell.ring()
  }
  const expire = async () => {
    await store.flows.advance(flow.id, { status: 'EXPIRED', step: 'COMPLETED' }, now())
    abort.abort()
  }
  const unsubscribe = changes.subscribe(flow.connectionId, () => quietly(check))
  abort.signal.addEventListener('abort', bell.ring)
  sleepUntil(deadlineOf(flow))
  return {
    stop() {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

interface LoggedIn {
  outcome: Outcome
  /** Nobody has to wait for the browser to tidy up. */
  closed: Promise<void>
}

/** One login in a browser context of its own. The profile is written by the caller, on success only. */
async function login(
  deps: FlowRunnerDeps,
  flow: Flow,
  connection: Connection,
  bell: Bell,
  signal: AbortSignal,
): Promise<LoggedIn> {
  const { store, vault, browsers, log, resolve, allowPrivateNetwork } = deps
  const { projectId, profileId } = connection
  const binding = profileBinding(projectId, profileId)
  const sealedState = await store.profiles.sealedState(profileId)
  const state = sealedState && (await vault.open(sealedState, binding, 'restore_profile'))
  const isAllowedHost = allowedHosts(connection.domain, connection.allowedDomains)
  const opening = browsers.open({
    ...(state && { state }),
    allowsHost: async (host) =>
      isAllowedHost(host) && (allowPrivateNetwork || (await isPublicHost(host, resolve))),
  })
  // The database is read while the browser opens.
  const [page, stored] = await bothOrNone(opening, storedLogin(deps, connection))
  const { values, provider, plan } = stored
  const known = new KnownValues()
  if (provider === undefined) known.add(values)
  const close = () => void page.close().catch(() => undefined)
  signal.addEventListener('abort', close)
  try {
    const arrival = await walkLogin({
      page,
      person: parkWhileAsking(createPerson(deps, flow, bell, signal), page),
      known,
      startUrl: connection.loginUrl ?? homePageOf(connection.domain),
      isAllowedHost,
      isOwnHost: ownHosts(connection.domain),
      kept: provider === undefined ? undefined : { provider, values },
      hasSavedState: state !== undefined,
      plan,
      onVerdict: (noted) => log.debug({ flowId: flow.id, ...noted }, 'a page of a login was read'),
      onDeparture: (departure) =>
        log.info({ flowId: flow.id, ...departure }, 'a login left its recorded way'),
      signal,
    })
    const outcome = await outcomeOf(deps, connection, page, arrival, { known, ...stored })
    return { outcome, closed: page.close() }
  } catch (error) {
    await page.close()
    throw error
  } finally {
    signal.removeEventListener('abort', close)
  }
}

/** A page that was opened for nothing is closed. */
async function bothOrNone<T>(opening: Promise<LoginPage>, reading: Promise<T>) {
  const [page, read] = await Promise.allSettled([opening, reading])
  if (page.status === 'rejected') throw page.reason
  if (read.status === 'fulfilled') return [page.value, read.value] as const
  await page.value.close()
  throw read.reason
}

/** What earlier logins left: values, whom they are for, and the way. */
interface StoredLogin {
  values: Record<string, string>
  provider: string | undefined
  plan: Plan | undefined
}

async function storedLogin(deps: FlowRunnerDeps, connection: Connection): Promise<StoredLogin> {
  const { store } = deps
  const { id, credentialId, hasPlan } = connection
  const [values, provider, plan] = await Promise.all([
    storedValues(deps, connection),
    credentialId === null ? undefined : store.credentials.ssoProvider(credentialId),
    hasPlan ? store.plans.find(id) : undefined,
  ])
  return { values, provider, plan }
}

async function storedValues(
  { store, vault }: FlowRunnerDeps,
  { projectId, credentialId }: Connection,
): Promise<Record<string, string>> {
  if (!credentialId) return {}
  const sealed = await store.credentials.sealedValues(credentialId)
  const values: Record<string, string> = {}
  for (const [ref, text] of Object.entries(sealed)) {
    const binding = valueBinding(projectId, credentialId, ref)
    values[ref] = (await vault.open(text, binding, 'fill_login_form')).reveal()
  }
  return values
}

async function outcomeOf(
  { vault }: FlowRunnerDeps,
  connection: Connection,
  page: LoginPage,
  arrival: Arrival,
  { known, values, provider }: StoredLogin & { known: KnownValues },
): Promise<Outcome> {
  const { projectId, profileId } = connection
  const state = await page.saveState()
  const outcome: Outcome = {
    sealedState: await vault.seal(state, profileBinding(projectId, profileId)),
    postLoginUrl: arrival.url,
    requirements: arrival.requirements,
    plan: arrival.plan,
  }
  const durable = known.durable()
  const isKept = ([ref, value]: [string, Secret]) => values[ref] === value.reveal()
  const allKept = provider === arrival.ssoProvider && [...durable].every(isKept)
  if (!connection.saveCredentials || durable.size === 0 || allKept) return outcome

  const id = connection.credentialId ?? newId('cred')
  const sealedValues: Record<string, string> = {}
  for (const [ref, value] of durable) {
    sealedValues[ref] = await vault.seal(value, valueBinding(projectId, id, ref))
  }
  const suggestedName = `${connection.profileName}-${connection.domain}`
  const { ssoProvider } = arrival
  return { ...outcome, credential: { id, suggestedName, sealedValues, ssoProvider } }
}
