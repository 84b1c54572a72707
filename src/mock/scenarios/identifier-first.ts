import { identifier, password, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** The email on one page, the password on the next. */
export const identifierFirst = defineScenario({
  title: 'Identifier first',
  start: 'email',
  pages: {
    email: identifier({ next: 'password' }),
    password: password({ next: 'done' }),
    done: success(),
  },
})
