import { signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Whatever is typed first is refused in the site's words; then the right password is taken. */
export const wrongPasswordThenRight = defineScenario({
  title: 'Wrong password, then right',
  start: 'signIn',
  pages: {
    signIn: signIn({ takes: 'anything', next: 'refused' }),
    refused: signIn({ problem: 'The email or password is incorrect.', next: 'done' }),
    done: success(),
  },
})
