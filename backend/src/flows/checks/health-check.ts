import type { JobHandler } from '../jobs.ts'
import { calibrateProbe, checkByProbe, type ProbeDeps } from './check-by-probe.ts'
import { type CheckDeps, checkLogin } from './check-login.ts'
import { beginReauth, mayReauth } from './reauth.ts'

/**
 * Checks a connection's login, writes down what was found, and begins a login by itself where one
 * is wanted and possible. Done twice it writes once.
 *
 * @see wire protocol 13.6
 */
export function createHealthCheck(deps: CheckDeps & ProbeDeps): JobHandler<'health-check'> {
  const { store, now, log } = deps
  return async ({ connectionId, projectId }, job) => {
    const connection = await store.connections.find(projectId, connectionId)
    if (!connection?.lastSuccessAt) return
    const id = `check_${job.id.replaceAll('-', '')}`
    const byProbe = await checkByProbe(deps, connection, id)
    const verdict = byProbe ?? (await checkLogin(deps, connection, id, job.signal))
    const wanted = verdict.state === 'logged_out' && mayReauth(connection)
    // First the login, then the verdict: who dies in between finds the login running, and goes on.
    const keepsStatus = wanted && (await beginReauth(deps, connection))
    await store.checks.record({ id, connectionId, verdict, keepsStatus }, now())
    const { state, tier } = verdict
    // The probe was of no use: the site may have changed.
    if (!byProbe && verdict.state === 'logged_in') await calibrateProbe(deps, connection, id)
    log.info({ checkId: id, connectionId, state, tier, reauth: keepsStatus }, 'a login was checked')
  }
}

/** Finds the request that tells whether a connection is logged in, after a login of it. */
export function createCalibration(deps: CheckDeps & ProbeDeps): JobHandler<'calibrate-probe'> {
  return async ({ connectionId, projectId }, { id }) => {
    const connection = await deps.store.connections.find(projectId, connectionId)
    if (connection) await calibrateProbe(deps, connection, `probe_${id.replaceAll('-', '')}`)
  }
}
