export { CanceledStep } from './components/canceled-step/canceled-step.tsx'
export { DiscoveringStep } from './components/discovering-step/discovering-step.tsx'
export { ExpiredStep } from './components/expired-step/expired-step.tsx'
export { ExternalActionStep } from './components/external-action-step/external-action-step.tsx'
export { FailedStep } from './components/failed-step/failed-step.tsx'
export { CodeEntry } from './components/input-step/code-entry.tsx'
export { FieldRow, type FieldRowProps } from './components/input-step/field-row.tsx'
export { InputStep } from './components/input-step/input-step.tsx'
export { OptionList, type OptionListProps } from './components/input-step/option-list.tsx'
export { PauseForm, type PauseFormProps } from './components/input-step/pause-form.tsx'
export { PlainEntry } from './components/input-step/plain-entry.tsx'
export { ProviderMark } from './components/input-step/provider-mark.tsx'
export { ExpiryNote } from './components/login/expiry-note.tsx'
export { Footer } from './components/login/footer.tsx'
export { LoginRoot, type LoginRootProps } from './components/login/login-root.tsx'
export { LoginStepView } from './components/login/login-step-view.tsx'
export {
  ManagedAuthLogin,
  type ManagedAuthLoginProps,
} from './components/login/managed-auth-login.tsx'
export { ProblemNote } from './components/login/problem-note.tsx'
export { Button, type ButtonProps as PartButtonProps } from './components/look/button.tsx'
export { Frame, type FrameProps } from './components/look/frame.tsx'
export { Icon, type IconName, type IconProps, Spinner } from './components/look/icon.tsx'
export {
  type ClassNames,
  type Layout,
  type LookProps,
  LookProvider,
  type Part,
  type Slots,
} from './components/look/look.tsx'
export { RestartAction, type RestartActionProps } from './components/look/restart-action.tsx'
export type { StepProps } from './components/look/step-props.ts'
export { PrimeStep } from './components/prime-step/prime-step.tsx'
export { SubmittingStep } from './components/submitting-step/submitting-step.tsx'
export { SuccessStep } from './components/success-step/success-step.tsx'
export { UnknownStep } from './components/unknown-step/unknown-step.tsx'
export * from './headless.ts'
export type { FailureText, Text, TextOverrides } from './text/en.ts'
