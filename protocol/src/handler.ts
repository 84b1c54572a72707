import * as z from 'zod/mini'
import { managedAuthSchema } from './connection.ts'
import { connectionStatusSchema } from './flow.ts'
import { openEnum } from './open-enum.ts'
import { timelineEventSchema } from './timeline.ts'

// What a page and the customer's own server say to each other beside the credentials themselves:
// `createManagedAuthHandler` of the library answers it, the components of its other entries ask it.

/** A connection that logs in with a credential: what deleting the credential would break. */
export const credentialUseSchema = z.object({
  id: z.string(),
  domain: z.string(),
  profile_name: z.string(),
  status: openEnum(connectionStatusSchema),
})
export type CredentialUse = z.infer<typeof credentialUseSchema>

/** Body of the handler's `POST /logins`: a connection, or a domain to find or make one for. */
export const startLoginSchema = z.object({
  connection_id: z.optional(z.string()),
  domain: z.optional(z.string()),
  /** Where the login begins. Of a new connection only. */
  login_url: z.optional(z.string()),
  /** Id of the credential to log in with. @default what the connection has */
  credential_id: z.optional(z.string()),
  /** For callers who are not held to one profile. */
  profile_name: z.optional(z.string()),
})
export type StartLogin = z.infer<typeof startLoginSchema>

/** What `<ManagedAuthLogin>` needs to show one login. */
export const startedLoginSchema = z.object({
  connection_id: z.string(),
  /** Works once. */
  handoff_code: z.string(),
  flow_expires_at: z.string(),
})
export type StartedLogin = z.infer<typeof startedLoginSchema>

/**
 * A connection as a page sees it: its state and its settings. What is not named here does not reach
 * it: the addresses that let their holder into a running login, what that login asks, and whatever a
 * newer server adds.
 */
export const connectionRecordSchema = z.pick(managedAuthSchema, {
  ...{ id: true, domain: true, profile_name: true, status: true },
  ...{ save_credentials: true, record_session: true, health_checks: true, auto_reauth: true },
  ...{ health_check_interval: true, allowed_domains: true, login_url: true, post_login_url: true },
  ...{ credential: true, proxy_id: true, fill_mode: true, browser_telemetry: true },
  ...{ can_reauth: true, can_reauth_reason: true, last_auth_check_at: true },
  ...{ flow_status: true, flow_step: true, flow_type: true, flow_expires_at: true },
  ...{ sso_provider: true, website_error: true, error_code: true, error_message: true },
})
export type ConnectionRecord = z.infer<typeof connectionRecordSchema>

/** A row of the timeline, likewise. Its film is asked for by connection and `replay_id`. */
export const timelineRowSchema = z.pick(timelineEventSchema, {
  ...{ id: true, type: true, status: true, timestamp: true, step: true, updated_at: true },
  ...{ error_code: true, error_message: true, website_error: true, previous_status: true },
  replay_id: true,
})
export type TimelineRow = z.infer<typeof timelineRowSchema>

/** Where the browser of a running login can be watched; `null` while none runs. */
export const liveViewSchema = z.object({ url: z.nullable(z.string()) })
export type LiveView = z.infer<typeof liveViewSchema>
