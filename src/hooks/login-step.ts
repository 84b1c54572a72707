import type { FlowStore } from '../core/flow-store.ts'
import type { Step, StepOf } from '../core/step.ts'

type Leave = Pick<FlowStore, 'cancel'>
type Answer = Leave & Pick<FlowStore, 'submit' | 'choose'>

/** A step that is over. `restart` is there when the host gave `onRestart`. */
interface Over {
  restart: (() => void) | undefined
}

/** A step together with what a person may do in it; what is not there cannot be done. */
export type LoginStep =
  | (StepOf<'prime'> & Leave & Pick<FlowStore, 'continue'>)
  | (StepOf<'discovering'> & Leave)
  | (StepOf<'submitting'> & Leave)
  | (StepOf<'unknown'> & Leave)
  | (StepOf<'input'> & Answer)
  | (StepOf<'external-action'> & Answer)
  | StepOf<'success'>
  | (StepOf<'failed'> & Over)
  | (StepOf<'expired'> & Over)
  /** `retry` goes on with a flow that the person left, as long as it runs on the server. */
  | (StepOf<'canceled'> & Over & { retry: (() => void) | undefined })

export type LoginStepOf<Kind extends LoginStep['kind']> = Extract<LoginStep, { kind: Kind }>

/** What the steps draw on. */
export interface StepActions extends Answer, Pick<FlowStore, 'continue'> {
  restart: (() => void) | undefined
  retry: (() => void) | undefined
}

export function withActions(step: Step, actions: StepActions): LoginStep {
  const { cancel, submit, choose, restart, retry } = actions
  switch (step.kind) {
    case 'prime':
      return { ...step, cancel, continue: actions.continue }
    case 'input':
    case 'external-action':
      return { ...step, cancel, submit, choose }
    case 'success':
      return step
    case 'failed':
    case 'expired':
      return { ...step, restart }
    case 'canceled':
      return { ...step, restart, retry }
    default:
      return { ...step, cancel }
  }
}
