import { oneTimeCode, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Right password, then a code from an authenticator app. */
export const passwordAndCode = defineScenario({
  title: 'Password and code',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'code' }),
    code: oneTimeCode({ next: 'done' }),
    done: success(),
  },
})
