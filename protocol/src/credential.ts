import * as z from 'zod/mini'

/** A named, write-only record of secret values for a domain. No answer ever holds a value. 5. */
export const credentialSchema = z.object({
  id: z.string(),
  name: z.string(),
  domain: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  has_values: z.optional(z.boolean()),
  has_totp_secret: z.optional(z.boolean()),
  sso_provider: z.optional(z.nullable(z.string())),
  /** Names of the stored values. Of single records only, never in a list. */
  value_keys: z.optional(z.array(z.string())),
  /** Only in the answer to a create or update that just set a TOTP secret. */
  totp_code: z.optional(z.string()),
  totp_code_expires_at: z.optional(z.string()),
  /** Sentences about what was stored, such as a TOTP secret that is short. Hold no values. */
  warnings: z.optional(z.array(z.string())),
})
export type Credential = z.infer<typeof credentialSchema>

const valuesSchema = z.record(z.string(), z.string())

/** Body of `POST /credentials`. 5. */
export const createCredentialSchema = z.object({
  /** Unique within the project. */
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  domain: z.string().check(z.minLength(1)),
  /** By the name a site's field is stored under, such as `email` or `password`. */
  values: valuesSchema,
  sso_provider: z.optional(z.nullable(z.string())),
  /** Base32, or an `otpauth://` URI. */
  totp_secret: z.optional(z.string()),
})
export type CreateCredential = z.infer<typeof createCredentialSchema>

/** Body of `PATCH /credentials/{id_or_name}`: what is missing stays as it is. 5. */
export const updateCredentialSchema = z.object({
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
  /** Merged over the stored ones, after the removals. */
  values: z.optional(valuesSchema),
  remove_value_keys: z.optional(z.array(z.string())),
  /** `''` or `null` clears. */
  sso_provider: z.optional(z.nullable(z.string())),
  /** `''` clears. */
  totp_secret: z.optional(z.string()),
})
export type UpdateCredential = z.infer<typeof updateCredentialSchema>

/** Answer to `GET /credentials/{id_or_name}/totp-code`. */
export const totpCodeSchema = z.object({
  /** Six to eight digits. */
  code: z.string(),
  /** End of the current step, RFC 3339. */
  expires_at: z.string(),
})
export type TotpCode = z.infer<typeof totpCodeSchema>
