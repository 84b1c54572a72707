import type { ManagedAuth, StateEvent } from '#protocol'

/** The record after an event. An event is a whole snapshot: what it leaves out is gone (4.9). */
export const applyEvent = (record: ManagedAuth, event: StateEvent): ManagedAuth => ({
  ...record,
  // Not in events. A login succeeds only once its profile is saved (13.1).
  status: event.flow_status === 'SUCCESS' ? 'AUTHENTICATED' : record.status,
  flow_status: event.flow_status,
  flow_step: event.flow_step,
  flow_type: event.flow_type ?? record.flow_type,
  interaction_id: event.interaction_id,
  fields: event.fields,
  choices: event.choices,
  discovered_fields: event.discovered_fields,
  mfa_options: event.mfa_options,
  pending_sso_buttons: event.pending_sso_buttons,
  sign_in_options: event.sign_in_options,
  external_action_message: event.external_action_message,
  website_error: event.website_error,
  error_code: event.error_code,
  error_message: event.error_message,
  post_login_url: event.post_login_url ?? record.post_login_url,
  live_view_url: event.live_view_url,
  hosted_url: event.hosted_url,
})

/** The flow is over; nothing more will come of it. A status we do not know counts as running. */
export const hasEnded = ({ flow_status }: ManagedAuth): boolean =>
  flow_status === 'SUCCESS' ||
  flow_status === 'FAILED' ||
  flow_status === 'EXPIRED' ||
  flow_status === 'CANCELED'
