import type { JobHandler } from '../jobs.ts'
import { Film } from '../recordings/film.ts'
import { type KeepFilmDeps, keepFilm } from '../recordings/keep-film.ts'
import { calibrateProbe, checkByProbe, type ProbeDeps } from './check-by-probe.ts'
import { type CheckDeps, checkLogin } from './check-login.ts'
import { keepSlid } from './keep-slid.ts'
import { beginReauth, mayReauth } from './reauth.ts'

/**
 * Checks a connection's login, writes down what was found, and begins a login by itself where one
 * is wanted and possible. Done twice it writes once.
 *
 * @see wire protocol 13.6
 */
export function createHealthCheck(
  deps: CheckDeps & ProbeDeps & Pick<KeepFilmDeps, 'filmMaker'>,
): JobHandler<'health-check'> {
  const { store, vault, now, log } = deps
  return async ({ connectionId, projectId }, job) => {
    const connection = await store.connections.find(projectId, connectionId)
    if (!connection?.lastSuccessAt) return
    const id = `check_${job.id.replaceAll('-', '')}`
    const seenAt = now()
    const film = connection.recordSession ? new Film() : undefined
    const probed = await checkByProbe(deps, connection, id)
    const { verdict, profile } = probed.verdict
      ? { ...probed, verdict: probed.verdict }
      : await checkLogin(deps, connection, id, job.signal, { from: probed.profile, film })
    const { state, tier } = verdict
    if (state === 'logged_in' && profile) await keepSlid(deps, connection, id, profile)
    const wanted = state === 'logged_out' && mayReauth(connection)
    // First the login, then the verdict: who dies in between finds the login running, and goes on.
    const keepsStatus = wanted && (await beginReauth(deps, connection, seenAt))
    await store.checks.record({ id, connectionId, verdict, keepsStatus, seenAt }, now())
    const shown = { id, projectId, connectionId, startedAt: seenAt }
    if (film) await keepFilm({ ...deps, sealer: vault }, shown, film, { checkId: id })
    // The probe was of no use: the site may have changed.
    if (!probed.verdict && state === 'logged_in') await calibrateProbe(deps, connection, id)
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
