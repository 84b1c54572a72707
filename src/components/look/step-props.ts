import type { LoginStep, LoginStepOf } from '../../hooks/login-step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'

/** What every step component takes: the flow, and its step as told apart by `kind`. */
export interface StepProps<Kind extends LoginStep['kind']> {
  flow: LoginFlow
  step: LoginStepOf<Kind>
}
