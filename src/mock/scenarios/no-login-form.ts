import { failed } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Discovering ends without a form. */
export const noLoginForm = defineScenario({
  title: 'No login form found',
  start: 'lost',
  pages: {
    lost: failed('login_form_not_found', { message: 'No login form was found on the page.' }),
  },
})
