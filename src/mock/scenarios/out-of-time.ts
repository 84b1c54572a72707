import { signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A form nobody answers in time. */
export const outOfTime = defineScenario({
  title: 'Expired',
  start: 'signIn',
  flowLimitMs: 5_000,
  pages: {
    signIn: signIn({ next: 'done' }),
    done: success(),
  },
})
