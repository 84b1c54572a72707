import * as z from 'zod/mini'
import { connectionStatusSchema } from './flow.ts'
import { openEnum } from './open-enum.ts'

// What a page and the customer's own server say to each other beside the credentials themselves:
// `createManagedAuthHandler` of the library answers it, its credential components ask it.

/** A connection that logs in with a credential: what deleting the credential would break. */
export const credentialUseSchema = z.object({
  id: z.string(),
  domain: z.string(),
  profile_name: z.string(),
  status: openEnum(connectionStatusSchema),
})
export type CredentialUse = z.infer<typeof credentialUseSchema>

/** Body of the handler's `POST /logins`: a connection, or a domain to find or make one for. */
export const startLoginSchema = z.object({
  connection_id: z.optional(z.string()),
  domain: z.optional(z.string()),
  /** Where the login begins. Of a new connection only. */
  login_url: z.optional(z.string()),
  /** Id of the credential to log in with. @default what the connection has */
  credential_id: z.optional(z.string()),
  /** For callers who are not held to one profile. */
  profile_name: z.optional(z.string()),
})
export type StartLogin = z.infer<typeof startLoginSchema>

/** What `<ManagedAuthLogin>` needs to show one login. */
export const startedLoginSchema = z.object({
  connection_id: z.string(),
  /** Works once. */
  handoff_code: z.string(),
  flow_expires_at: z.string(),
})
export type StartedLogin = z.infer<typeof startedLoginSchema>
