import * as z from 'zod/mini'

/** Each way to answer a pause. Exactly one is used at a time. `wire-protocol.md` 4.8. */
export const submitModes = [
  'field_values',
  'selected_choice_id',
  'fields',
  'mfa_option_id',
  'sso_button_selector',
  'sso_provider',
  'sign_in_option_id',
] as const
export type SubmitMode = (typeof submitModes)[number]

const values = z.optional(z.record(z.string(), z.string()))
const address = z.optional(z.string())

/**
 * Body of `POST …/submit`. The official React component adds `fields: {}` to every other mode, so
 * an empty map counts as absent; which single mode is meant is decided by `submitModeOf`.
 */
export const submitRequestSchema = z.object({
  /** Field.id to value. */
  field_values: values,
  /** Choice.id. */
  selected_choice_id: address,
  /** DiscoveredField.name to value. */
  fields: values,
  /** The option's type (`sms`), not an id. */
  mfa_option_id: address,
  sso_button_selector: address,
  sso_provider: address,
  sign_in_option_id: address,
  /** The pause being answered. A stale one is refused with `stale_interaction`. */
  interaction_id: address,
  /**
   * The key all values of `field_values` or `fields` are sealed to, as `writeSealedValue` spells
   * them, bound to `interaction_id`. Without it they are plain.
   */
  sealing_key_id: address,
})
export type SubmitRequest = z.infer<typeof submitRequestSchema>

/** Answer of `POST …/submit`, status 202. */
export const submitResponseSchema = z.object({ accepted: z.boolean() })
export type SubmitResponse = z.infer<typeof submitResponseSchema>

/** The modes a body really uses: an absent, null or empty value is none. */
export const submitModesOf = (body: SubmitRequest): SubmitMode[] =>
  submitModes.filter((mode) => {
    const value = body[mode]
    return typeof value === 'object' ? Object.keys(value).length > 0 : Boolean(value)
  })
