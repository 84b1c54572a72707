import { success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** The saved profile turns out to be logged in: nothing is asked. */
export const alreadySignedIn = defineScenario({
  title: 'Already signed in',
  start: 'done',
  pages: { done: success() },
})
