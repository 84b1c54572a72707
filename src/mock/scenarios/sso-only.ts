import { ask, provider, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Nothing but sign-in buttons. */
export const ssoOnly = defineScenario({
  title: 'Sign-in buttons alone',
  start: 'buttons',
  pages: {
    buttons: ask({
      choices: [
        provider('google', { next: 'google' }),
        provider('microsoft', { next: 'done' }),
        provider('apple', { next: 'done' }),
        provider('github', { label: 'Sign in with GitHub', next: 'done' }),
        provider('acme-id', { label: 'Use your Acme ID', next: 'done' }),
      ],
    }),
    google: signIn({ ssoProvider: 'google', next: 'done' }),
    done: success(),
  },
})
