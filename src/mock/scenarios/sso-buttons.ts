import { provider, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Sign-in buttons beside a form; Google's own page follows its button. */
export const ssoButtons = defineScenario({
  title: 'Sign-in buttons beside a form',
  start: 'signIn',
  pages: {
    signIn: signIn({
      choices: [
        provider('google', { next: 'google' }),
        provider('github', { label: 'Sign in with GitHub', next: 'github' }),
      ],
      next: 'done',
    }),
    google: signIn({ ssoProvider: 'google', next: 'done' }),
    github: signIn({ ssoProvider: 'github', next: 'done' }),
    done: success(),
  },
})
