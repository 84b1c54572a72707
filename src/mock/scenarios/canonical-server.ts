import { chooseMethod, method, oneTimeCode, provider, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A server that speaks the canonical shape alone. */
export const canonicalServer = defineScenario({
  title: 'Server of the canonical shape alone',
  start: 'signIn',
  shapes: 'canonical',
  pages: {
    signIn: signIn({ choices: [provider('google', { next: 'done' })], next: 'methods' }),
    methods: chooseMethod(
      method('sms', { target: '•••• 42', next: 'code' }),
      method('sms', { id: 'sms_2', target: '•••• 77', next: 'code' }),
    ),
    code: oneTimeCode({ by: 'sms', target: '•••• 77', next: 'done' }),
    done: success(),
  },
})
