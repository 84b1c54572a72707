import * as z from 'zod/mini'

const whole = (minimum: number, maximum: number, fallback: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^-?\d+$/, { error: 'must be a whole number' })),
      z.pipe(
        z.transform((text: string) => Math.min(maximum, Math.max(minimum, Number(text)))),
        z.number(),
      ),
    ),
    fallback,
  )

/** Query of every list: `limit` 1 to 100 (default 20) and `offset` from 0. 1.6. */
export const pagingSchema = z.object({
  limit: whole(1, 100, 20),
  offset: whole(0, Number.MAX_SAFE_INTEGER, 0),
})
export type Paging = z.infer<typeof pagingSchema>
