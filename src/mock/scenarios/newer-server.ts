import { signIn, success, unknownStep } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Right password, then a step this version has no word for; it passes by itself. */
export const newerServer = defineScenario({
  title: 'Unknown step of a newer server',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'unheardOf' }),
    unheardOf: unknownStep('AWAITING_HUMAN_INTERVENTION', { doneAfterMs: 3_000, next: 'done' }),
    done: success(),
  },
})
