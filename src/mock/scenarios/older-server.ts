import { chooseMethod, method, oneTimeCode, provider, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A server that speaks the legacy shape alone, without interaction ids. */
export const olderServer = defineScenario({
  title: 'Server of the legacy shape alone',
  start: 'signIn',
  shapes: 'legacy',
  pages: {
    signIn: signIn({ choices: [provider('google', { next: 'done' })], next: 'methods' }),
    methods: chooseMethod(
      method('sms', { target: '•••• 42', next: 'code' }),
      method('call', { target: '•••• 42', next: 'code' }),
    ),
    code: oneTimeCode({ by: 'sms', target: '•••• 42', next: 'done' }),
    done: success(),
  },
})
