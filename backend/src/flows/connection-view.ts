import type {
  CanReauthReason,
  ManagedAuth,
  StateEvent,
  TimelineEvent,
} from '@managed-auth/protocol'
import { deadlineOf } from './flow-clock.ts'
import { viewInteraction } from './input-view.ts'
import { externalReference, viewExternalReference } from './providers/external-reference.ts'
import { browserIdOf } from './recordings/session-of-flow.ts'
import type { Connection, Flow, Requirement } from './records.ts'
import { meansTheSame } from './run/value-names.ts'

const blockedBy: Record<Requirement, CanReauthReason> = {
  sms_code: 'requires_sms_code',
  email_code: 'requires_email_code',
  totp: 'requires_totp_without_secret',
  choice: 'requires_customer_input',
  external_action: 'requires_external_action',
}

/** Whether the next login can run without a person. `wire-protocol.md` 13.7. */
export function reauthVerdict(connection: Connection): { can: boolean; reason: CanReauthReason } {
  if (!connection.lastSuccessAt) return { can: false, reason: 'no_prior_successful_login' }
  if (externalReference(connection)) return { can: true, reason: 'external_credential' }
  if (!connection.credentialId) return { can: false, reason: 'no_credential' }
  const { requirements, credentialHasTotp, credentialKeys, typedRefs } = connection
  const [blocking] = (requirements ?? []).filter((one) => one !== 'totp' || !credentialHasTotp)
  if (blocking) return { can: false, reason: blockedBy[blocking] }
  const isKept = (ref: string) => credentialKeys.some((key) => meansTheSame(key, ref))
  if (typedRefs && !typedRefs.every(isKept))
    return { can: false, reason: 'requires_customer_input' }
  if (connection.hasPlan) return { can: true, reason: 'viable_plans_found' }
  if (requirements === null) return { can: true, reason: 'no_requirements_recorded' }
  return { can: true, reason: 'requirements_satisfiable' }
}

/** Where the values come from at the next login. */
function viewCredential(connection: Connection): Pick<ManagedAuth, 'credential'> {
  const { credentialName: name } = connection
  const credential = name === null ? viewExternalReference(connection) : { name }
  return credential ? { credential } : {}
}

const nothingAsked = {
  fields: null,
  choices: null,
  discovered_fields: null,
  mfa_options: null,
  pending_sso_buttons: null,
  sign_in_options: null,
}

/**
 * A connection as the wire shows it.
 * @param flow - Its latest flow, as it is now (`atTime`).
 * @param hostedUrl - The page a person can finish the flow on.
 * @param liveViewUrl - Where its browser can be watched; absent when there is none.
 */
export function viewConnection(
  connection: Connection,
  flow: Flow | undefined,
  hostedUrl: string,
  liveViewUrl: string | undefined,
): ManagedAuth {
  const isRunning = flow?.status === 'IN_PROGRESS'
  const { can, reason } = reauthVerdict(connection)
  return {
    id: connection.id,
    domain: connection.domain,
    profile_name: connection.profileName,
    status: connection.status,
    save_credentials: connection.saveCredentials,
    record_session: connection.recordSession,
    health_checks: connection.healthChecks,
    auto_reauth: connection.autoReauth,
    health_check_interval: connection.healthCheckSeconds,
    allowed_domains: connection.allowedDomains,
    ...(connection.loginUrl !== null && { login_url: connection.loginUrl }),
    ...(connection.postLoginUrl !== null && { post_login_url: connection.postLoginUrl }),
    ...viewCredential(connection),
    ...(connection.proxyId !== null && { proxy_id: connection.proxyId }),
    browser_telemetry: connection.browserTelemetry,
    fill_mode: connection.fillMode,
    ...(connection.lastCheckAt && {
      last_auth_check_at: connection.lastCheckAt.toISOString(),
      last_auth_at: connection.lastCheckAt.toISOString(),
    }),
    can_reauth: can,
    can_reauth_reason: reason,
    flow_status: flow?.status ?? null,
    flow_step: flow?.step ?? null,
    flow_type: flow?.type ?? null,
    flow_expires_at: isRunning ? deadlineOf(flow).toISOString() : null,
    hosted_url: isRunning ? hostedUrl : null,
    live_view_url: liveViewUrl ?? null,
    browser_session_id: isRunning ? browserIdOf(flow.id) : null,
    interaction_id: flow?.interaction?.id ?? null,
    ...(flow?.interaction ? viewInteraction(flow.interaction) : nothingAsked),
    external_action_message: flow?.interaction?.message ?? null,
    sso_provider: flow?.ssoProvider ?? null,
    website_error: flow?.websiteError ?? null,
    error_code: flow?.errorCode ?? null,
    error_message: flow?.errorMessage ?? null,
  }
}

/** The state of a flow as one event: what is absent is nothing now. */
export function viewEvent(
  connection: Connection,
  flow: Flow,
  hostedUrl: string,
  liveViewUrl: string | undefined,
  now: Date,
): StateEvent {
  return {
    event: 'managed_auth_state',
    timestamp: now.toISOString(),
    flow_status: flow.status,
    flow_step: flow.step,
    flow_type: flow.type,
    ...(flow.interaction && {
      interaction_id: flow.interaction.id,
      ...viewInteraction(flow.interaction),
      ...(flow.interaction.message !== undefined && {
        external_action_message: flow.interaction.message,
      }),
    }),
    ...(flow.websiteError !== null && { website_error: flow.websiteError }),
    ...(flow.errorCode !== null && { error_code: flow.errorCode }),
    ...(flow.errorMessage !== null && { error_message: flow.errorMessage }),
    ...(flow.status === 'SUCCESS' &&
      connection.postLoginUrl !== null && { post_login_url: connection.postLoginUrl }),
    ...(flow.status === 'IN_PROGRESS' && { hosted_url: hostedUrl }),
    ...(liveViewUrl !== undefined && { live_view_url: liveViewUrl }),
  }
}

const timelineStepOf = ({ status, step, interaction }: Flow): TimelineEvent['step'] => {
  if (status === 'EXPIRED') return 'EXPIRED'
  return interaction?.inLiveView ? 'AWAITING_HUMAN_INTERVENTION' : step
}

/** A flow as an entry of the connection's timeline. */
export const viewTimelineEvent = (flow: Flow): TimelineEvent => ({
  id: flow.id,
  type: flow.type === 'LOGIN' ? 'login' : 'reauth',
  status: flow.status,
  step: timelineStepOf(flow),
  timestamp: flow.startedAt.toISOString(),
  updated_at: flow.updatedAt.toISOString(),
  browser_session_id: browserIdOf(flow.id),
  ...(flow.replayId !== null && { replay_id: flow.replayId }),
  ...(flow.errorCode !== null && { error_code: flow.errorCode }),
  ...(flow.errorMessage !== null && { error_message: flow.errorMessage }),
  ...(flow.websiteError !== null && { website_error: flow.websiteError }),
})
