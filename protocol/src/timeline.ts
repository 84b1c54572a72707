import * as z from 'zod/mini'
import { openEnum } from './open-enum.ts'

export const timelineTypeSchema = z.enum(['login', 'reauth', 'health_check'])
export type TimelineType = z.infer<typeof timelineTypeSchema>

/** One login, re-authentication or health check. It keeps its id and is updated in place. 4.10. */
export const timelineEventSchema = z.object({
  id: z.string(),
  type: openEnum(timelineTypeSchema),
  /** A flow status, or a connection status for a health check. */
  status: z.string(),
  timestamp: z.string(),
  step: z.optional(z.string()),
  updated_at: z.optional(z.string()),
  error_code: z.optional(z.string()),
  error_message: z.optional(z.string()),
  website_error: z.optional(z.string()),
  previous_status: z.optional(z.string()),
  /** What a health check needed to tell: `cookies`, `probe` or `browser`. An addition of ours. */
  tier: z.optional(z.string()),
  browser_session_id: z.optional(z.string()),
  /** The film of it, once there is one. */
  replay_id: z.optional(z.string()),
})
export type TimelineEvent = z.infer<typeof timelineEventSchema>
