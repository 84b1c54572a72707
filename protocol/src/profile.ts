import * as z from 'zod/mini'

/** A browser's saved state, shared by the connections that name it. 7. */
export const profileSchema = z.object({
  id: z.string(),
  name: z.optional(z.nullable(z.string())),
  created_at: z.string(),
  updated_at: z.optional(z.string()),
  last_used_at: z.optional(z.string()),
})
export type Profile = z.infer<typeof profileSchema>
