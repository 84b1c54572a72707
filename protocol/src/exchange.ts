import * as z from 'zod/mini'

/** Body of `POST …/exchange`: the single-use code of a login. */
export const exchangeRequestSchema = z.object({ code: z.string().check(z.minLength(1)) })
export type ExchangeRequest = z.infer<typeof exchangeRequestSchema>

/** A bearer token for three endpoints of one connection. Keep it in memory only. */
export const exchangeResponseSchema = z.object({ jwt: z.string() })
export type ExchangeResponse = z.infer<typeof exchangeResponseSchema>
