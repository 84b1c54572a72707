import * as z from 'zod/mini'
import { openEnum } from './open-enum.ts'

/**
 * Where values can be fetched from. The official SDK knows `onepassword`; the other two are ours.
 * - `onepassword`: 1Password through a service account.
 * - `onepassword_connect`: 1Password through a Connect server of one's own.
 * - `keepass`: a `.kdbx` file in a folder the operator named.
 */
export const credentialProviderTypeSchema = z.enum([
  'onepassword',
  'onepassword_connect',
  'keepass',
])
export type CredentialProviderType = z.infer<typeof credentialProviderTypeSchema>

/** A vault outside of this server, organisation-wide. Its token is never shown. 6. */
export const credentialProviderSchema = z.object({
  id: z.string(),
  name: z.string(),
  provider_type: openEnum(credentialProviderTypeSchema),
  /** A provider that is switched off is not asked at a login. */
  enabled: z.boolean(),
  /** Lower numbers are asked first. */
  priority: z.number(),
  /** Seconds for which the list of items is kept; values never are. */
  cache_ttl_seconds: z.optional(z.number()),
  /** `onepassword_connect`: address of the Connect server. */
  base_url: z.optional(z.string()),
  /** `keepass`: path of the file below the operator's folder. */
  file: z.optional(z.string()),
  /** `keepass`: whether a key file is needed beside the master password. */
  has_key_file: z.optional(z.boolean()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type CredentialProvider = z.infer<typeof credentialProviderSchema>

/** A sentence instead of the pattern: what is wrong is told, what was sent is not. */
const text = (most: number, error: string) =>
  z.string({ error }).check(z.trim(), z.minLength(1, { error }), z.maxLength(most, { error }))

/** Service-account tokens take about 900 characters; the rest is room. */
const tokenSchema = z
  .string({ error: 'must be a text' })
  .check(z.maxLength(16_384, { error: 'must be 16,384 characters or less' }))

/** A key file is a few hundred bytes; KeePass takes any file as one. Base64, 24 KiB at most. */
const keyFileSchema = z
  .string({ error: 'must be a text' })
  .check(
    z.regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'must be the content of the key file in base64' }),
    z.maxLength(32_768, { error: 'must be 24 KiB or less' }),
  )

const settings = {
  cache_ttl_seconds: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(86_400))),
  base_url: z.optional(text(2_048, 'must be the address of a Connect server')),
  file: z.optional(text(1_024, 'must be the path of a .kdbx file')),
}

/** Body of `POST /org/credential_providers`. 6. */
export const createCredentialProviderSchema = z.object({
  /** Service-account token (`ops_…`), Connect token, or master password of the file. */
  token: tokenSchema,
  name: text(255, 'must be 1 to 255 characters'),
  provider_type: credentialProviderTypeSchema,
  /** `keepass`: content of the key file in base64, when the file needs one. */
  key_file: z.optional(keyFileSchema),
  ...settings,
})
export type CreateCredentialProvider = z.infer<typeof createCredentialProviderSchema>

/** Body of `PATCH /org/credential_providers/{id}`: what is missing stays as it is. 6. */
export const updateCredentialProviderSchema = z.object({
  /** Takes the place of the old token. */
  token: z.optional(tokenSchema),
  name: z.optional(text(255, 'must be 1 to 255 characters')),
  enabled: z.optional(z.boolean()),
  priority: z.optional(
    z.number().check(z.int(), z.minimum(-2_147_483_648), z.maximum(2_147_483_647)),
  ),
  /** `null` when the file needs none any more. */
  key_file: z.optional(z.nullable(keyFileSchema)),
  ...settings,
})
export type UpdateCredentialProvider = z.infer<typeof updateCredentialProviderSchema>

/** One login kept in a provider's vault: where it is, never what is in it. 6. */
export const credentialProviderItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** `Vault/Item`: how a connection refers to it. */
  path: z.string(),
  vault_id: z.string(),
  vault_name: z.string(),
  urls: z.optional(z.array(z.string())),
})
export type CredentialProviderItem = z.infer<typeof credentialProviderItemSchema>

/** Answer of `GET /org/credential_providers/{id}/items`, not paged. 6. */
export const credentialProviderItemsSchema = z.object({
  items: z.array(credentialProviderItemSchema),
})

/** Answer of `POST /org/credential_providers/{id}/test`. A failed test is an answer, no error. 6. */
export const credentialProviderTestResultSchema = z.object({
  success: z.boolean(),
  vaults: z.array(z.object({ id: z.string(), name: z.string() })),
  /** What failed and what to do; holds no secret. */
  error: z.optional(z.string()),
})
export type CredentialProviderTestResult = z.infer<typeof credentialProviderTestResultSchema>
