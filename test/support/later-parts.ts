// What a page loads later is here at once, so that a test need not wait for a file. That a page does
// wait, and what it shows without it, `src/core/uncommon/uncommon.test.ts` tells.
import '../../src/components/look/uncommon-look.ts'
import '../../src/core/uncommon/uncommon.ts'

/** Whoever began to load them before has them then: a browser hands out even what it holds in turns. */
export const laterPartsHaveCome = () =>
  Promise.all([
    import('../../src/components/look/uncommon-look.ts'),
    import('../../src/core/uncommon/uncommon.ts'),
  ])
