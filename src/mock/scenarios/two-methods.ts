import { chooseMethod, method, oneTimeCode, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Right password, then a choice: two phone numbers, which share a type, or an app. */
export const twoMethods = defineScenario({
  title: 'Two verification methods, two phone numbers',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'methods' }),
    methods: chooseMethod(
      method('sms', { target: '•••• 42', next: 'homePhone' }),
      method('sms', { id: 'sms_2', target: '•••• 77', next: 'workPhone' }),
      method('totp', { next: 'app' }),
    ),
    homePhone: oneTimeCode({ by: 'sms', target: '•••• 42', next: 'done' }),
    workPhone: oneTimeCode({ by: 'sms', target: '•••• 77', next: 'done' }),
    app: oneTimeCode({ by: 'totp', next: 'done' }),
    done: success(),
  },
})
