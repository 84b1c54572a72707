import type { ConnectionRecord, LiveView, StartedLogin, TimelineRow } from '#protocol'

// What the handler may answer, checked by hand: the schemas of the protocol bring a validator along
// (decision 0006). `status-checks.test.ts` holds both together.

const texts = {
  connection:
    'flow_status flow_step flow_type flow_expires_at login_url post_login_url proxy_id ' +
    'can_reauth_reason last_auth_check_at website_error error_code error_message',
  row: 'step updated_at error_code error_message website_error previous_status replay_id',
}
const flags = 'health_checks auto_reauth save_credentials record_session can_reauth'

/** Whether these members are of a type; absent and `null` pass when they may be. */
function has(value: unknown, names: string, type: string, maybe = false): boolean {
  const members = (value ?? {}) as { readonly [name: string]: unknown }
  return names
    .split(' ')
    .every((name) => typeof members[name] === type || (maybe && members[name] == null))
}

export const isConnectionRecord = (value: unknown): value is ConnectionRecord =>
  has(value, 'id domain profile_name status', 'string') &&
  has(value, texts.connection, 'string', true) &&
  has(value, flags, 'boolean', true) &&
  has(value, 'health_check_interval', 'number', true)

export const isTimelineRow = (value: unknown): value is TimelineRow =>
  has(value, 'id type status timestamp', 'string') && has(value, texts.row, 'string', true)

export const isStartedLogin = (value: unknown): value is StartedLogin =>
  has(value, 'connection_id handoff_code flow_expires_at', 'string')

export function isLiveView(value: unknown): value is LiveView {
  const { url } = (value ?? {}) as { readonly url?: unknown }
  return url === null || typeof url === 'string'
}
