import { canceled, signIn } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** The connection is deleted while the site works on the answer. */
export const canceledElsewhere = defineScenario({
  title: 'Canceled',
  start: 'signIn',
  pages: {
    signIn: signIn({ next: 'gone' }),
    gone: canceled(),
  },
})
