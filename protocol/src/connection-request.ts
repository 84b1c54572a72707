import * as z from 'zod/mini'
import { browserTelemetrySchema, credentialReferenceSchema, fillModeSchema } from './connection.ts'
import { profileNameSchema } from './profile.ts'

// Apart from the record: what only servers read must not reach a page.

const proxyReferenceSchema = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
})

const settings = {
  allowed_domains: z.optional(z.array(z.string())),
  login_url: z.optional(z.string()),
  credential: z.optional(z.nullable(credentialReferenceSchema)),
  proxy: z.optional(z.nullable(proxyReferenceSchema)),
  health_checks: z.optional(z.boolean()),
  auto_reauth: z.optional(z.boolean()),
  save_credentials: z.optional(z.boolean()),
  record_session: z.optional(z.boolean()),
  /** Seconds, 300 to 86,400. */
  health_check_interval: z.optional(z.number().check(z.int(), z.minimum(300), z.maximum(86_400))),
  browser_telemetry: z.optional(z.nullable(browserTelemetrySchema)),
  /** @default auto */
  fill_mode: z.optional(fillModeSchema),
}

/** Body of `POST /auth/connections`. 4.2. */
export const createConnectionSchema = z.object({
  domain: z.string().check(z.minLength(1)),
  profile_name: profileNameSchema,
  ...settings,
})
export type CreateConnection = z.infer<typeof createConnectionSchema>

/** Body of `PATCH /auth/connections/{id}`: what is missing stays as it is. 4.4. */
export const updateConnectionSchema = z.object(settings)
export type UpdateConnection = z.infer<typeof updateConnectionSchema>
