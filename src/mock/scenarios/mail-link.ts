import { external, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A link in a mail, and no other way: nothing to answer while waiting. */
export const mailLink = defineScenario({
  title: 'Link in a mail',
  start: 'link',
  pages: {
    link: external('Open the link we sent to a•••@example.com.', {
      doneAfterMs: 3_000,
      next: 'done',
    }),
    done: success(),
  },
})
