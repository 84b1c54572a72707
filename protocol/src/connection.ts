import * as z from 'zod/mini'
import { connectionStatusSchema, flowStatusSchema, flowStepSchema, flowTypeSchema } from './flow.ts'
import {
  choiceSchema,
  discoveredFieldSchema,
  fieldSchema,
  mfaOptionSchema,
  pendingSsoButtonSchema,
  signInOptionSchema,
} from './input.ts'
import { openEnum } from './open-enum.ts'

/** A reference to stored values, never the values. */
export const credentialReferenceSchema = z.object({
  name: z.optional(z.string()),
  provider: z.optional(z.string()),
  path: z.optional(z.string()),
  auto: z.optional(z.boolean()),
})
export type CredentialReference = z.infer<typeof credentialReferenceSchema>

export const browserTelemetrySchema = z.object({
  enabled: z.optional(z.boolean()),
  browser: z.optional(z.record(z.string(), z.object({ enabled: z.optional(z.boolean()) }))),
})
export type BrowserTelemetry = z.infer<typeof browserTelemetrySchema>

/**
 * How passwords get to a site, an addition of ours: by stand-ins that are swapped on their way
 * (`decoy`), so where the site allows it and typed elsewhere (`auto`), or typed (`direct`).
 */
export const fillModeSchema = z.enum(['decoy', 'auto', 'direct'])
export type FillMode = z.infer<typeof fillModeSchema>

/** Why a connection can, or cannot, log in again without a person. `wire-protocol.md` 13.7. */
export const canReauthReasonSchema = z.enum([
  'no_prior_successful_login',
  'no_credential',
  'external_credential',
  'requires_sms_code',
  'requires_email_code',
  'requires_totp_without_secret',
  'requires_external_action',
  'viable_plans_require_external_action',
  'cua_has_credential',
  'viable_plans_found',
  'requirements_satisfiable',
  'no_requirements_recorded',
  'no_viable_plans',
  'has_credential',
  'requires_customer_input',
])
export type CanReauthReason = z.infer<typeof canReauthReasonSchema>

const nullableText = z.optional(z.nullable(z.string()))
const nullableList = <T extends z.ZodMiniType>(item: T) => z.optional(z.nullable(z.array(item)))

/** A connection with the state of its latest flow. `null` means "nothing now". 4.1. */
export const managedAuthSchema = z.object({
  id: z.string(),
  domain: z.string(),
  profile_name: z.string(),
  status: openEnum(connectionStatusSchema),
  save_credentials: z.optional(z.boolean()),
  record_session: z.optional(z.boolean()),
  health_checks: z.optional(z.boolean()),
  auto_reauth: z.optional(z.boolean()),
  /** Seconds. */
  health_check_interval: z.optional(z.nullable(z.number())),
  allowed_domains: z.optional(z.array(z.string())),
  login_url: z.optional(z.string()),
  /** Where the last successful login landed. */
  post_login_url: z.optional(z.string()),
  credential: z.optional(credentialReferenceSchema),
  proxy_id: z.optional(z.string()),
  fill_mode: z.optional(openEnum(fillModeSchema)),
  browser_telemetry: z.optional(z.nullable(browserTelemetrySchema)),
  can_reauth: z.optional(z.boolean()),
  can_reauth_reason: z.optional(openEnum(canReauthReasonSchema)),
  last_auth_check_at: z.optional(z.string()),
  /** Deprecated alias of `last_auth_check_at`; not the last successful login. */
  last_auth_at: z.optional(z.string()),

  flow_status: z.optional(z.nullable(openEnum(flowStatusSchema))),
  flow_step: z.optional(z.nullable(openEnum(flowStepSchema))),
  flow_type: z.optional(z.nullable(openEnum(flowTypeSchema))),
  flow_expires_at: nullableText,
  hosted_url: nullableText,
  live_view_url: nullableText,
  browser_session_id: nullableText,

  interaction_id: nullableText,
  fields: nullableList(fieldSchema),
  choices: nullableList(choiceSchema),
  discovered_fields: nullableList(discoveredFieldSchema),
  mfa_options: nullableList(mfaOptionSchema),
  pending_sso_buttons: nullableList(pendingSsoButtonSchema),
  sign_in_options: nullableList(signInOptionSchema),
  external_action_message: nullableText,
  sso_provider: nullableText,
  /** What the site itself displayed. Text, never markup. */
  website_error: nullableText,
  error_code: nullableText,
  error_message: nullableText,
})
export type ManagedAuth = z.infer<typeof managedAuthSchema>
