import { ask, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A code of letters and digits, as some sites print on recovery cards. */
export const letterCode = defineScenario({
  title: 'Alphanumeric code',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'code' }),
    code: ask({
      fields: [
        {
          ref: 'code',
          type: 'code',
          label: 'Recovery code',
          hint: 'Eight letters and digits, from your recovery card.',
          accepts: 'K7QP2M4X',
        },
      ],
      refusal: 'That code is not valid. Try again.',
      next: 'done',
    }),
    done: success(),
  },
})
