import * as z from 'zod/mini'

/** Body of `POST …/exchange`: the single-use code of a login. */
export const exchangeRequestSchema = z.object({ code: z.string().check(z.minLength(1)) })
export type ExchangeRequest = z.infer<typeof exchangeRequestSchema>

/** A public key to which answers can be sealed in the browser; see `sealing.ts`. */
export const sealingKeySchema = z.object({
  /** Sent back with what was sealed to it, as `sealing_key_id`. */
  id: z.string(),
  /** A `SealingSuite`. Newer servers may know others: pass over what you do not know. */
  suite: z.string(),
  /** The raw key as RFC 9180 serialises it, in base64url. */
  public_key: z.string(),
})
export type SealingKey = z.infer<typeof sealingKeySchema>

export const exchangeResponseSchema = z.object({
  /** A bearer token for three endpoints of one connection. Keep it in memory only. */
  jwt: z.string(),
  /** Best first. Where there are any, seal what a person types to the first you support. */
  sealing_keys: z.optional(z.array(sealingKeySchema)),
})
export type ExchangeResponse = z.infer<typeof exchangeResponseSchema>
