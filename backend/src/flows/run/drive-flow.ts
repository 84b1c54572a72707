import { createBell } from '../bell.ts'
import { endReauth } from '../checks/reauth.ts'
import type { Jobs } from '../jobs.ts'
import { keepProfile } from '../keep-profile.ts'
import type { Changes, Store } from '../ports.ts'
import { Film } from '../recordings/film.ts'
import { isFilmed, type KeepFilmDeps, keepFilm } from '../recordings/keep-film.ts'
import type { Connection, Flow } from '../records.ts'
import { failureOf } from './failure.ts'
import { FlowAborted, FlowEnd } from './flow-end.ts'
import { type LoginDeps, runLogin } from './run-login.ts'
import { watchFlow } from './watch-flow.ts'

export interface DriveDeps extends LoginDeps, Pick<KeepFilmDeps, 'filmMaker'> {
  changes: Changes
  jobs: Jobs
}

/**
 * Drives a claimed flow from the site's first page to its end. Failures end the flow; what ends
 * the drive alone, such as `abort`, leaves it to whoever claims it next.
 *
 * @throws {Error} When the store fails.
 */
export async function driveFlow(
  deps: DriveDeps,
  flow: Flow,
  abort: AbortController,
): Promise<void> {
  const { store, now, log } = deps
  const bell = createBell()
  const watch = watchFlow(deps, flow, bell, abort)
  let film: Film | undefined
  try {
    const connection = await store.connections.find(flow.projectId, flow.connectionId)
    if (!connection) return
    if (isFilmed(flow, connection)) film = new Film()
    if (!flow.attended && flow.spent.length > 0) {
      throw new FlowEnd(
        'browser_error',
        'The login was interrupted after values were sent to the site, and sends none again by itself.',
      )
    }
    const { outcome, began, closed } = await runLogin(
      { ...deps, unattended: !flow.attended },
      flow,
      connection,
      bell,
      abort.signal,
      film,
    )
    const { state, ...left } = outcome
    const owner = { ...connection, actor: flow.id }
    const succeeded = await keepProfile(deps, owner, { began, state }, (saved) =>
      // What the site was sent is not to be asked for again: the fence sees that it is saved once.
      onceMore(store, () => store.flows.succeed(flow, { ...left, ...saved }, now())),
    )
    if (succeeded) {
      log.info({ flowId: flow.id }, 'a login succeeded')
      await prepareChecks(deps, connection)
    }
    await closed
  } catch (error) {
    if (error instanceof FlowAborted || abort.signal.aborted) return
    if (!store.isAway(error)) return await fail(deps, flow, error)
    // Nothing is wrong with the login: whoever claims it next begins it anew.
    log.warn({ flowId: flow.id }, 'the database was away, and a login is given back')
    await store.leases.release(flow)
  } finally {
    watch.stop()
    if (film) await keepFilm({ ...deps, sealer: deps.vault }, flow, film, { flowId: flow.id })
  }
}

async function onceMore<T>(store: Store, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (!store.isAway(error)) throw error
    return await task()
  }
}

/** What checks without a browser need is found out later: nobody waits for it. */
async function prepareChecks(
  { jobs, log }: DriveDeps,
  { id: connectionId, projectId, healthChecks }: Connection,
): Promise<void> {
  if (!healthChecks) return
  try {
    const data = { connectionId, projectId }
    await jobs.add([{ name: 'calibrate-probe', data, key: connectionId }])
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    log.warn({ connectionId, kind }, 'a probe could not be asked for')
  }
}

async function fail({ store, now, log }: DriveDeps, flow: Flow, error: unknown): Promise<void> {
  const failure = failureOf(error)
  const { code: errorCode, message, websiteError } = failure
  const kind = error instanceof Error ? error.name : typeof error
  log.warn({ flowId: flow.id, errorCode, kind }, 'a login failed')
  if (!flow.attended) {
    await endReauth({ store, now }, flow, failure)
    return
  }
  await store.flows.advance(
    flow,
    {
      status: 'FAILED',
      step: 'COMPLETED',
      errorCode,
      errorMessage: message,
      ...(websiteError !== undefined && { websiteError }),
    },
    now(),
  )
}
