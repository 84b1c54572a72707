export * from './core/index.ts'
export { managedAuthKeys } from './hooks/managed-auth-keys.ts'
export type { ClientChoice } from './hooks/use-client.ts'
export { type UseConnectionOptions, useConnection } from './hooks/use-connection.ts'
export type { FlowCallbacks, FlowFailure, FlowSuccess } from './hooks/use-flow-callbacks.ts'
export { type LoginFlow, type UseLoginFlowOptions, useLoginFlow } from './hooks/use-login-flow.ts'
export {
  type InputProps,
  type KeptValues,
  type StepForm,
  type UseStepFormOptions,
  useStepForm,
} from './hooks/use-step-form.ts'
