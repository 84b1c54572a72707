import { external, method, oneTimeCode, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Right password, then a push the phone approves after a while; a code is the other way. */
export const pushApproval = defineScenario({
  title: 'Push approval with a fallback',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'push' }),
    push: external('Approve the sign-in on your phone.', {
      doneAfterMs: 3_000,
      next: 'done',
      choices: [method('totp', { label: 'Use a code instead', next: 'code' })],
    }),
    code: oneTimeCode({ by: 'totp', next: 'done' }),
    done: success(),
  },
})
