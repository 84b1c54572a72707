import { pickAccount, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** Right password, then one of several accounts. */
export const accountPicker = defineScenario({
  title: 'Account picker',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'accounts' }),
    accounts: pickAccount(
      { label: 'Ada Lovelace', description: 'Personal account', next: 'done' },
      { label: 'Analytical Engines Ltd', description: '12 members', next: 'done' },
    ),
    done: success(),
  },
})
