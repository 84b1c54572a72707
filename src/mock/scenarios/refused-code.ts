import { oneTimeCode, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A sent code that is refused once, then asked for again with the site's words. */
export const refusedCode = defineScenario({
  title: 'Code by mail, refused once',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'refused' }),
    refused: oneTimeCode({
      by: 'email',
      target: 'a•••@example.com',
      problem: 'That code has expired. We sent a new one.',
      next: 'done',
    }),
    done: success(),
  },
})
