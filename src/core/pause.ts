import type { PauseStep, Step } from './step.ts'

export const isPause = (step: Step): step is PauseStep => 'fields' in step

/**
 * The same pause, asked for in the same words. With other words of the site it was answered and
 * refused, even if it kept its id.
 */
export const isSamePause = (step: Step, pause: Step): boolean =>
  isPause(step) &&
  isPause(pause) &&
  step.kind === pause.kind &&
  step.id === pause.id &&
  step.problem === pause.problem
