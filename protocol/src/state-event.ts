import * as z from 'zod/mini'
import { flowStatusSchema, flowStepSchema, flowTypeSchema } from './flow.ts'
import {
  choiceSchema,
  discoveredFieldSchema,
  fieldSchema,
  mfaOptionSchema,
  pendingSsoButtonSchema,
  signInOptionSchema,
} from './input.ts'
import { openEnum } from './open-enum.ts'

/**
 * One `managed_auth_state` event: a whole snapshot. An absent key means "nothing now", so a reader
 * resets what is missing. It carries no id, domain, profile or expiry: read the connection once.
 */
export const stateEventSchema = z.object({
  event: z.literal('managed_auth_state'),
  timestamp: z.string(),
  flow_status: openEnum(flowStatusSchema),
  flow_step: openEnum(flowStepSchema),
  flow_type: z.optional(openEnum(flowTypeSchema)),
  interaction_id: z.optional(z.string()),
  fields: z.optional(z.array(fieldSchema)),
  choices: z.optional(z.array(choiceSchema)),
  discovered_fields: z.optional(z.array(discoveredFieldSchema)),
  mfa_options: z.optional(z.array(mfaOptionSchema)),
  pending_sso_buttons: z.optional(z.array(pendingSsoButtonSchema)),
  sign_in_options: z.optional(z.array(signInOptionSchema)),
  external_action_message: z.optional(z.string()),
  website_error: z.optional(z.string()),
  error_code: z.optional(z.string()),
  error_message: z.optional(z.string()),
  post_login_url: z.optional(z.string()),
  live_view_url: z.optional(z.string()),
  hosted_url: z.optional(z.string()),
})
export type StateEvent = z.infer<typeof stateEventSchema>

/** Sent every 15 s so that both ends notice a dead line. */
export const heartbeatEventSchema = z.object({
  event: z.literal('sse_heartbeat'),
  timestamp: z.string(),
})

/** The stream cannot go on. */
export const errorEventSchema = z.object({
  event: z.literal('error'),
  timestamp: z.string(),
  error: z.object({ code: z.string(), message: z.string() }),
})

export const flowEventSchema = z.union([stateEventSchema, heartbeatEventSchema, errorEventSchema])
export type FlowEvent = z.infer<typeof flowEventSchema>
