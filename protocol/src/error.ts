import * as z from 'zod/mini'

const errorDetailSchema = z.object({
  code: z.optional(z.string()),
  message: z.optional(z.string()),
})

/** Every answer outside 2xx. The official SDK shows `message` only when it stands at the top. */
export const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.optional(z.array(errorDetailSchema)),
  inner_error: z.optional(errorDetailSchema),
  /** On 409 from create: the connection that owns this profile and domain, or the credential that has the name. */
  existing_id: z.optional(z.string()),
})
export type WireError = z.infer<typeof errorSchema>

/** Codes of refused requests. `wire-protocol.md` 2.3. */
export const requestErrorCodes = {
  bad_request: 400,
  invalid_input: 400,
  resource_in_use: 400,
  stale_interaction: 400,
  not_awaiting_input: 400,
  no_active_flow: 400,
  totp_not_configured: 400,
  private_network_not_allowed: 400,
  credential_provider_failed: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  project_not_found: 404,
  conflict: 409,
  too_many_pending_sessions: 409,
  gone: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal_error: 500,
  vault_unavailable: 503,
  worker_unavailable: 503,
  database_unavailable: 503,
  audit_unavailable: 503,
} as const
export type RequestErrorCode = keyof typeof requestErrorCodes

/** Why a flow failed. A free string on the wire; these are the ones with a meaning. 13.14. */
export const flowErrorCodes = [
  'credentials_invalid',
  'bot_detected',
  'captcha_blocked',
  'unsupported_auth_method',
  'domain_not_allowed',
  'login_form_not_found',
  'stuck_in_loop',
  'max_attempts_reached',
  'navigation_confused',
  'website_error',
  'browser_error',
  'audit_unavailable',
  'vault_unavailable',
  'session_expired',
  'totp_required',
  'sms_code_required',
  'email_code_required',
  'account_choice_required',
  'customer_input_required',
  'external_action_required',
  'totp_code_rejected',
] as const
export type FlowErrorCode = (typeof flowErrorCodes)[number]
