import { ask, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** The site wants the secret of an authenticator app, so that codes can be made without asking. */
export const authenticatorSetup = defineScenario({
  title: 'Secret of an authenticator app',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'secret' }),
    secret: ask({
      fields: [
        {
          ref: 'totp_secret',
          type: 'totp_secret',
          label: 'Setup key',
          hint: 'Shown under the QR code of the site.',
        },
      ],
      next: 'done',
    }),
    done: success(),
  },
})
