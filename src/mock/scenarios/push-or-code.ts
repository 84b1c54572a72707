import { external, method, mockAccount, oneTimeCode, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A push that was refused once, with a code field and another method beside it. */
export const pushOrCode = defineScenario({
  title: 'Push approval with a field beside it',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'push' }),
    push: external('Approve the sign-in on your phone, or enter the code it shows.', {
      fields: [
        { ref: 'code', type: 'code', label: 'Code on your phone', accepts: mockAccount.code },
      ],
      choices: [method('sms', { target: '•••• 42', next: 'sms' })],
      problem: 'The last request was denied on your phone.',
      next: 'done',
    }),
    sms: oneTimeCode({ by: 'sms', target: '•••• 42', next: 'done' }),
    done: success(),
  },
})
