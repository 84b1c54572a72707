/** Chance that can be had again: the same seed gives the same numbers in the same order. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number
  /** Whether something that happens so often happens now. */
  happens(share: number): boolean
  pick<T>(of: readonly T[]): T
}

/** Marsaglia's xorshift, 32 bits (Journal of Statistical Software 8/14, 2003). */
export function createChance(seed: number): Chance {
  // Neighbouring seeds begin far apart; zero would stay zero.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  for (let round = 0; round < 8; round += 1) next()
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    happens: (share) => next() < share,
    pick<T>(of: readonly T[]): T {
      const picked = of[below(of.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
  }
}
