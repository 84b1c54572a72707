import * as z from 'zod/mini'

/**
 * A closed list that newer servers may have grown: known words are typed, unknown ones pass as
 * text. Readers must have a branch for "something else"; writers use the closed schema itself.
 */
export const openEnum = <T extends string>(known: z.ZodMiniType<T, T>) =>
  z.string() as unknown as z.ZodMiniType<T | (string & {}), string> & { known?: typeof known }
