import * as z from 'zod/mini'
import { profileSchema } from './profile.ts'

// A browser an agent uses, with a profile that is logged in. 9.

const viewportSchema = z.object({
  width: z.int().check(z.minimum(200), z.maximum(7680)),
  height: z.int().check(z.minimum(200), z.maximum(4320)),
  refresh_rate: z.optional(z.int()),
})

const tagsSchema = z.record(z.string(), z.string())

const nameSchema = z.string().check(z.minLength(1), z.maxLength(255))

const profileReferenceSchema = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  /** Whether what the browser holds at its end becomes the profile. @default false */
  save_changes: z.optional(z.boolean()),
})

/** A browser as the wire shows it. The addresses in it are capabilities: who has them, uses it. */
export const browserSessionSchema = z.object({
  session_id: z.string(),
  created_at: z.string(),
  /** For a client of the Chrome DevTools Protocol, such as Playwright's `connectOverCDP`. */
  cdp_ws_url: z.string(),
  /** There is no WebDriver here: connecting is refused. */
  webdriver_ws_url: z.string(),
  /** Shows it, and takes what a person does; with `readOnly=true` it only shows it. Absent at its end. */
  browser_live_view_url: z.optional(z.string()),
  headless: z.boolean(),
  stealth: z.boolean(),
  /** Seconds without a client after which it ends. */
  timeout_seconds: z.number(),
  name: z.optional(z.string()),
  profile: z.optional(profileSchema),
  profile_save_changes: z.optional(z.boolean()),
  proxy_id: z.optional(z.string()),
  start_url: z.optional(z.string()),
  tags: z.optional(tagsSchema),
  viewport: z.optional(viewportSchema),
  deleted_at: z.optional(z.string()),
})
export type WireBrowserSession = z.infer<typeof browserSessionSchema>

/** Body of `POST /browsers`. `null`, `{}` and no body are the same. */
export const createBrowserSchema = z.object({
  name: z.optional(nameSchema),
  profile: z.optional(profileReferenceSchema),
  proxy_id: z.optional(z.string()),
  start_url: z.optional(z.string()),
  /** Seconds. @default 60 */
  timeout_seconds: z.optional(z.int().check(z.minimum(10), z.maximum(259_200))),
  tags: z.optional(tagsSchema),
  viewport: z.optional(viewportSchema),
})
export type CreateBrowser = z.infer<typeof createBrowserSchema>

/** Body of `PATCH /browsers/{id_or_name}`: what is missing stays as it is. */
export const updateBrowserSchema = z.object({
  /** `null` takes it away. */
  name: z.optional(z.nullable(nameSchema)),
  /** Takes the place of all there were; `null` takes them away. */
  tags: z.optional(z.nullable(tagsSchema)),
})
export type UpdateBrowser = z.infer<typeof updateBrowserSchema>

export const browserStatusSchema = z.enum(['active', 'deleted', 'all'])

/** Body of `POST /browsers/{id}/replays`. `null`, `{}` and no body are the same. 9.4. */
export const startReplaySchema = z.object({
  /** Pictures a second, at most. @default 5 */
  framerate: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  /** @default until it is stopped, or the browser ends */
  max_duration_in_seconds: z.optional(z.int().check(z.minimum(1), z.maximum(259_200))),
  record_audio: z.optional(
    z.boolean().check(z.refine((isWished) => !isWished, 'sound is not recorded; leave it out')),
  ),
})
export type StartReplay = z.infer<typeof startReplaySchema>

/** A film of a browser. 9.4. */
export const replaySchema = z.object({
  replay_id: z.string(),
  started_at: z.optional(z.nullable(z.string())),
  finished_at: z.optional(z.nullable(z.string())),
})
export type WireReplay = z.infer<typeof replaySchema>
