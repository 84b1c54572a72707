import * as z from 'zod/mini'
import { browserTelemetrySchema } from './connection.ts'
import { flowTypeSchema } from './flow.ts'
import { openEnum } from './open-enum.ts'

/** Body of `POST …/login`: overrides for this flow alone. `null`, `{}` and no body are the same. */
export const loginRequestSchema = z.object({
  proxy: z.optional(z.object({ id: z.optional(z.string()), name: z.optional(z.string()) })),
  record_session: z.optional(z.boolean()),
  browser_telemetry: z.optional(z.nullable(browserTelemetrySchema)),
})
export type LoginRequest = z.infer<typeof loginRequestSchema>

/** Answer of `POST …/login`. 4.7. */
export const loginResponseSchema = z.object({
  /** The connection's id. */
  id: z.string(),
  flow_type: openEnum(flowTypeSchema),
  flow_expires_at: z.string(),
  hosted_url: z.string(),
  /** Works once, for `POST …/exchange`. */
  handoff_code: z.optional(z.string()),
  live_view_url: z.optional(z.string()),
})
export type LoginResponse = z.infer<typeof loginResponseSchema>
