import { password, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** The stored user name is filled in unseen; only what is missing is asked for. */
export const knownUserName = defineScenario({
  title: 'Only the password is missing',
  start: 'password',
  pages: {
    password: password({ next: 'done' }),
    done: success(),
  },
})
