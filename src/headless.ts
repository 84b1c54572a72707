export type {
  Client,
  ClientError,
  ClientErrorCode,
  Expiry,
  FlowErrorCode,
  FlowSnapshot,
  ManagedAuth,
  MfaType,
  PauseStep,
  Problem,
  Resume,
  Session,
  Step,
  StepField,
  StepKind,
  StepOf,
  StepOption,
  StepValues,
} from './core/index.ts'
export type { FlowCallbacks, FlowFailure, FlowSuccess } from './hooks/flow-callbacks.ts'
export type { InputProps } from './hooks/input-props.ts'
export type { LoginStep, LoginStepOf } from './hooks/login-step.ts'
export { managedAuthKeys } from './hooks/managed-auth-keys.ts'
export type { ClientChoice } from './hooks/use-client.ts'
export { type UseConnectionOptions, useConnection } from './hooks/use-connection.ts'
export { useCountdown } from './hooks/use-countdown.ts'
export { type LoginFlow, type UseLoginFlowOptions, useLoginFlow } from './hooks/use-login-flow.ts'
export { type Resend, useResend } from './hooks/use-resend.ts'
export type {
  ButtonProps,
  CodeOptions,
  FieldState,
  StepForm,
  UserNameProps,
} from './hooks/use-step-form.ts'
