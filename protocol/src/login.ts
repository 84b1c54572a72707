import * as z from 'zod/mini'
import { flowTypeSchema } from './flow.ts'
import { openEnum } from './open-enum.ts'

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
