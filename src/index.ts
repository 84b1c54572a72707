export {
  CodeEntry,
  FieldRow,
  type FieldRowProps,
  PlainEntry,
} from './components/input-step/field-row.tsx'
export {
  OptionList,
  type OptionListProps,
  ProviderMark,
} from './components/input-step/option-list.tsx'
export { LoginRoot, type LoginRootProps } from './components/login/login-root.tsx'
export {
  ExpiryNote,
  Footer,
  LoginStepView,
  ManagedAuthLogin,
  type ManagedAuthLoginProps,
  ProblemNote,
} from './components/login/managed-auth-login.tsx'
export {
  type ClassNames,
  type Layout,
  type LookProps,
  LookProvider,
  type Part,
  type Slots,
} from './components/look/look.tsx'
export {
  Button,
  type ButtonProps as PartButtonProps,
  Frame,
  type FrameProps,
  Icon,
  type IconName,
  type IconProps,
  RestartAction,
  type RestartActionProps,
  Spinner,
} from './components/look/parts.tsx'
export type { StepProps } from './components/look/step-props.ts'
export { loadUncommonLook } from './components/look/use-uncommon-look.ts'
export {
  CanceledStep,
  DiscoveringStep,
  ExpiredStep,
  FailedStep,
  PrimeStep,
  SubmittingStep,
  SuccessStep,
  UnknownStep,
} from './components/steps/notice-steps.tsx'
export {
  ExternalActionStep,
  InputStep,
  PauseForm,
  type PauseFormProps,
} from './components/steps/pause-steps.tsx'
export * from './headless.ts'
export type { FailureText, Text, TextOverrides } from './text/en.ts'
