import * as z from 'zod/mini'
import { browserTelemetrySchema, credentialReferenceSchema, fillModeSchema } from './connection.ts'
import { profileNameSchema } from './profile.ts'

// Apart from the record: what only servers read must not reach a page.

const proxyReferenceSchema = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
})

/** Turned off and made to tell something at once is a mistake. 9.5. */
export const telemetryRequestSchema = browserTelemetrySchema.check(
  z.refine(({ enabled, browser }) => enabled !== false || !browser, {
    error: 'turns everything off and names categories: leave out the categories, or enabled',
  }),
)

/** The same settings in the shape of newer clients. 16. */
export const browserSettingsSchema = z.object({
  /** Accepted, and without effect: how its browsers look is up to the server. */
  stealth: z.optional(z.boolean()),
  proxy: z.optional(
    z.nullable(
      z.object({
        /** Both mean that no proxy of the project is used. */
        mode: z.optional(z.enum(['default', 'direct'])),
        ...proxyReferenceSchema.shape,
      }),
    ),
  ),
  telemetry: z.optional(z.nullable(telemetryRequestSchema)),
})
export type BrowserSettings = z.infer<typeof browserSettingsSchema>

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
  browser_telemetry: z.optional(z.nullable(telemetryRequestSchema)),
  browser: z.optional(browserSettingsSchema),
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

/** Body of `POST …/login`: overrides for this flow alone. `null`, `{}` and no body are the same. 4.7. */
export const loginRequestSchema = z.object({
  proxy: z.optional(z.nullable(proxyReferenceSchema)),
  record_session: z.optional(z.boolean()),
  browser_telemetry: z.optional(z.nullable(telemetryRequestSchema)),
  browser: z.optional(browserSettingsSchema),
})
export type LoginRequest = z.infer<typeof loginRequestSchema>
