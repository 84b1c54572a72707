import { signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Email and password, nothing else. A wrong value is refused in the site's words. */
export const password = defineScenario({
  title: 'Password',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'done' }),
    done: success(),
  },
})
