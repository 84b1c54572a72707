import { signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Less than two minutes are left when the form appears. */
export const shortOfTime = defineScenario({
  title: 'Little time left',
  start: 'signIn',
  flowLimitMs: 90_000,
  pages: {
    signIn: signIn({ next: 'done' }),
    done: success(),
  },
})
