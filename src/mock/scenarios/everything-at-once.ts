import { ask, emailField, method, passwordField, provider, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Fields, sign-in buttons, methods and other options on one page. */
export const everythingAtOnce = defineScenario({
  title: 'Fields and every kind of option on one page',
  start: 'signIn',
  pages: {
    signIn: ask({
      fields: [
        emailField,
        passwordField,
        { ref: 'workspace', type: 'text', label: 'Workspace', required: false },
      ],
      choices: [
        provider('google', { next: 'done' }),
        method('email', { label: 'Email me a link', target: 'a•••@example.com', next: 'done' }),
        { id: 'guest', type: 'sign_in_method', label: 'Sign in with a passcode', next: 'done' },
        method('switch', { next: 'done' }),
      ],
      refusal: 'The email or password is incorrect.',
      next: 'done',
    }),
    done: success(),
  },
})
