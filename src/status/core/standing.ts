import type { ConnectionRecord } from '#protocol'

/**
 * How a connection stands, for a person.
 *
 * - `connected`: the kept login works, as far as is known. `renews`: it can be made anew without anybody
 * - `signing-in`: a login runs. `waits`: for a person. `attended`: somebody started it by hand
 * - `attention`: it needs a person. `lapsed`: it worked before
 * - `unknown`: a newer server has a word for it that this version does not know
 */
export type Standing =
  | { kind: 'connected'; renews: boolean }
  | { kind: 'signing-in'; attended: boolean; waits: boolean }
  | { kind: 'attention'; lapsed: boolean }
  | { kind: 'unknown' }

const waiting = ['AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION']

export function standingOf(connection: ConnectionRecord): Standing {
  const { status, flow_status, flow_step, flow_type, can_reauth, auto_reauth, health_checks } =
    connection
  if (flow_status === 'IN_PROGRESS') {
    const waits = waiting.includes(flow_step ?? '')
    return { kind: 'signing-in', attended: flow_type !== 'REAUTH', waits }
  }
  if (status === 'AUTHENTICATED') {
    // Nothing notices a login that has ended, and nothing repeats it, while these are off.
    const renews = can_reauth === true && auto_reauth !== false && health_checks !== false
    return { kind: 'connected', renews }
  }
  if (status === 'NEEDS_AUTH') {
    return {
      kind: 'attention',
      lapsed: connection.can_reauth_reason !== 'no_prior_successful_login',
    }
  }
  return { kind: 'unknown' }
}

/**
 * When the next scheduled check is due, in milliseconds since 1970; `undefined` when none is
 * scheduled or nothing was checked yet. The wire does not say it: it is an interval after the last.
 */
export function nextCheckAt(connection: ConnectionRecord): number | undefined {
  const { health_checks, health_check_interval: seconds, last_auth_check_at: last } = connection
  const from = Date.parse(last ?? '')
  if (health_checks === false || !seconds || Number.isNaN(from)) return undefined
  return from + seconds * 1000
}
