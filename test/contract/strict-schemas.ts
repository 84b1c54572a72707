import {
  canReauthReasonSchema,
  choiceSchema,
  choiceTypeSchema,
  connectionStatusSchema,
  discoveredFieldSchema,
  discoveredFieldTypeSchema,
  errorEventSchema,
  errorSchema,
  exchangeResponseSchema,
  fieldSchema,
  fieldTypeSchema,
  flowErrorCodes,
  flowStatusSchema,
  flowStepSchema,
  flowTypeSchema,
  heartbeatEventSchema,
  isSealingSuite,
  managedAuthSchema,
  mfaOptionSchema,
  mfaTypeSchema,
  pendingSsoButtonSchema,
  requestErrorCodes,
  sealingKeySchema,
  signInOptionSchema,
  stateEventSchema,
  submitResponseSchema,
} from '@managed-auth/protocol'
import * as z from 'zod/mini'

// Readers of the wire are lenient, writers are not. These are the wire's schemas with every list of
// words closed and every unknown key refused: a server that passes says only what is written down.

const word = z.string().check(z.minLength(1))
const timestamp = z.iso.datetime()
const list = <T extends z.ZodMiniType>(item: T) => z.optional(z.array(item))

const field = z.strictObject({ ...fieldSchema.shape, id: word, ref: word, type: fieldTypeSchema })
const choice = z.strictObject({
  ...choiceSchema.shape,
  id: word,
  label: word,
  type: choiceTypeSchema,
})
const discoveredField = z.strictObject({
  ...discoveredFieldSchema.shape,
  name: word,
  type: discoveredFieldTypeSchema,
  linked_mfa_type: z.optional(z.nullable(mfaTypeSchema)),
})
const mfaOption = z.strictObject({ ...mfaOptionSchema.shape, label: word, type: mfaTypeSchema })
const ssoButton = z.strictObject({
  ...pendingSsoButtonSchema.shape,
  provider: z.string().check(z.regex(/^[^A-Z]+$/)),
  label: word,
  selector: word,
})
const signInOption = z.strictObject({ ...signInOptionSchema.shape, id: word, label: word })

const input = {
  fields: list(field),
  choices: list(choice),
  discovered_fields: list(discoveredField),
  mfa_options: list(mfaOption),
  pending_sso_buttons: list(ssoButton),
  sign_in_options: list(signInOption),
}

const nowOrNull = <T extends z.ZodMiniType>(now: T) => z.optional(z.nullable(now))

/** What `GET /auth/connections/{id}` may answer. */
export const strictRecord = z.strictObject({
  ...managedAuthSchema.shape,
  id: word,
  domain: word,
  status: connectionStatusSchema,
  save_credentials: z.boolean(),
  record_session: z.boolean(),
  can_reauth_reason: z.optional(canReauthReasonSchema),
  last_auth_check_at: z.optional(timestamp),
  flow_status: nowOrNull(flowStatusSchema),
  flow_step: nowOrNull(flowStepSchema),
  flow_type: nowOrNull(flowTypeSchema),
  flow_expires_at: nowOrNull(timestamp),
  error_code: nowOrNull(z.enum(flowErrorCodes)),
  fields: nowOrNull(z.array(field)),
  choices: nowOrNull(z.array(choice)),
  discovered_fields: nowOrNull(z.array(discoveredField)),
  mfa_options: nowOrNull(z.array(mfaOption)),
  pending_sso_buttons: nowOrNull(z.array(ssoButton)),
  sign_in_options: nowOrNull(z.array(signInOption)),
})
export type StrictRecord = z.infer<typeof strictRecord>

/** What a `managed_auth_state` event may hold: absent keys, never null. */
export const strictState = z.strictObject({
  ...stateEventSchema.shape,
  timestamp,
  flow_status: flowStatusSchema,
  flow_step: flowStepSchema,
  flow_type: z.optional(flowTypeSchema),
  error_code: z.optional(z.enum(flowErrorCodes)),
  ...input,
})
export type StrictState = z.infer<typeof strictState>

export const strictEvent = z.union([
  strictState,
  z.strictObject({ ...heartbeatEventSchema.shape, timestamp }),
  z.strictObject({ ...errorEventSchema.shape, timestamp }),
])

const codes = Object.keys(requestErrorCodes) as (keyof typeof requestErrorCodes)[]

/** What a refused request may answer. */
export const strictError = z.strictObject({
  ...errorSchema.shape,
  code: z.enum(codes),
  message: z.string().check(z.minLength(8)),
})

const sealingKey = z.strictObject({
  ...sealingKeySchema.shape,
  id: word,
  suite: z.string().check(z.refine(isSealingSuite)),
  public_key: z.string().check(z.regex(/^[\w-]{43,}$/)),
})

export const strictExchange = z.strictObject({
  ...exchangeResponseSchema.shape,
  jwt: word,
  sealing_keys: z.optional(z.array(sealingKey).check(z.minLength(1))),
})
export const strictAccepted = z.strictObject(submitResponseSchema.shape)
