import { external, signIn, success } from './pages.ts'
import { defineScenario } from './scenario.ts'

/** A puzzle before the form, which somebody solves in the live view after a while. */
export const puzzle = defineScenario({
  title: 'Puzzle for a person, in the live view',
  start: 'puzzle',
  pages: {
    puzzle: external('Solve the puzzle in the live view. The login goes on by itself.', {
      liveViewUrl: 'https://auth.example.com/live/mock?token=mock',
      problem: 'Before you go on, please show that you are not a robot.',
      doneAfterMs: 3_000,
      next: 'signIn',
    }),
    signIn: signIn({ next: 'done' }),
    done: success(),
  },
})
