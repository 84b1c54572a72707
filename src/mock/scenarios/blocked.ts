import { failed, signIn } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** The site takes the password, then turns the browser away. */
export const blocked = defineScenario({
  title: 'Failed with an error code',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'turnedAway' }),
    turnedAway: failed('bot_detected', {
      message: 'The site refused an automated browser.',
      problem: 'We could not verify that you are human.',
    }),
  },
})
