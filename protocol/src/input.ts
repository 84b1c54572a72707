import * as z from 'zod/mini'
import { openEnum } from './open-enum.ts'

// Canonical shape: `fields` and `choices`, addressed by id. `wire-protocol.md` 4.1 and 14.

export const fieldTypeSchema = z.enum([
  'identifier',
  'password',
  'code',
  'totp_code',
  'totp_secret',
  'text',
])
export type FieldType = z.infer<typeof fieldTypeSchema>

/** A value the site asks for. `id` addresses the answer, `ref` names the value for storage. */
export const fieldSchema = z.object({
  id: z.string(),
  ref: z.string(),
  type: openEnum(fieldTypeSchema),
  label: z.optional(z.string()),
  /** Missing means required. */
  required: z.optional(z.boolean()),
  hint: z.optional(z.string()),
  observed_selector: z.optional(z.string()),
})
export type Field = z.infer<typeof fieldSchema>

export const choiceTypeSchema = z.enum([
  'mfa_method',
  'sso_provider',
  'sign_in_method',
  'auth_method',
  'identifier_method',
  'account',
  'other',
])
export type ChoiceType = z.infer<typeof choiceTypeSchema>

/** Something the site lets a person pick: a verification method, a provider, an account. */
export const choiceSchema = z.object({
  id: z.string(),
  label: z.string(),
  type: openEnum(choiceTypeSchema),
  description: z.optional(z.string()),
  observed_selector: z.optional(z.string()),
})
export type Choice = z.infer<typeof choiceSchema>

// Legacy shape: four arrays, each with an address of its own. Servers send both shapes.

export const mfaTypeSchema = z.enum(['sms', 'call', 'email', 'totp', 'push', 'password', 'switch'])
export type MfaType = z.infer<typeof mfaTypeSchema>

export const discoveredFieldTypeSchema = z.enum([
  'text',
  'email',
  'password',
  'tel',
  'number',
  'url',
  'code',
  'totp',
])
export type DiscoveredFieldType = z.infer<typeof discoveredFieldTypeSchema>

/** Legacy field, addressed by `name`. */
export const discoveredFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  selector: z.string(),
  type: openEnum(discoveredFieldTypeSchema),
  required: z.optional(z.boolean()),
  placeholder: z.optional(z.string()),
  hint: z.optional(z.string()),
  linked_mfa_type: z.optional(z.nullable(openEnum(mfaTypeSchema))),
})
export type DiscoveredField = z.infer<typeof discoveredFieldSchema>

/** Legacy verification method, addressed by `type`; two of one type cannot be told apart. */
export const mfaOptionSchema = z.object({
  type: openEnum(mfaTypeSchema),
  label: z.string(),
  target: z.optional(z.nullable(z.string())),
  description: z.optional(z.nullable(z.string())),
})
export type MfaOption = z.infer<typeof mfaOptionSchema>

/** Legacy sign-in button of another provider, addressed by `selector` or `provider`. */
export const pendingSsoButtonSchema = z.object({
  provider: z.string(),
  label: z.string(),
  selector: z.string(),
})
export type PendingSsoButton = z.infer<typeof pendingSsoButtonSchema>

/** Legacy option that is neither a method nor a provider: an account, an organisation. */
export const signInOptionSchema = z.object({
  id: z.string(),
  label: z.string(),
  description: z.optional(z.nullable(z.string())),
})
export type SignInOption = z.infer<typeof signInOptionSchema>
