export type {
  ExchangeResponse,
  FlowErrorCode,
  FlowEvent,
  ManagedAuth,
  MfaType,
  SubmitRequest,
  SubmitResponse,
} from '#protocol'
export { answerWithOption, answerWithValues, missingFields, type StepValues } from './answer.ts'
export type { Client, ClientOptions, SessionCall } from './client.ts'
export { ClientError, type ClientErrorCode } from './client-error.ts'
export type { Expiry } from './expiry.ts'
export type {
  FlowSnapshot,
  FlowStore,
  FlowStoreOptions,
  Problem,
} from './flow-store.ts'
export { type Runtime, systemRuntime } from './runtime.ts'
export type { Resume, Session } from './session.ts'
export type {
  PauseStep,
  Step,
  StepField,
  StepKind,
  StepOf,
  StepOption,
} from './step.ts'
export { createClient, createFlowStore, toStep } from './whole.ts'
