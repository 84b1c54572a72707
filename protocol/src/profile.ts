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

export const profileNameSchema = z.string().check(
  z.regex(/^[A-Za-z0-9._-]{1,255}$/, {
    error: 'must be 1 to 255 letters, digits, dots, dashes or underscores',
  }),
)

/** Body of `POST /profiles`. A profile without a name is given one. */
export const createProfileSchema = z.object({ name: z.optional(profileNameSchema) })
export type CreateProfile = z.infer<typeof createProfileSchema>

/** Body of `PATCH /profiles/{id_or_name}`. */
export const updateProfileSchema = z.object({ name: profileNameSchema })
export type UpdateProfile = z.infer<typeof updateProfileSchema>

/** Forms a profile is downloaded in. `json` is ours: cookies and storage without a browser's files. 7. */
export const profileFormats = ['tar.zst', 'tar', 'json'] as const
export type ProfileFormat = (typeof profileFormats)[number]
