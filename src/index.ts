export {
  ManagedAuthLogin,
  type ManagedAuthLoginProps,
} from './components/login/managed-auth-login.tsx'
export type { ClassNames, LookProps, Part, Slots } from './components/look/look.tsx'
export * from './headless.ts'
export type { FailureText, Text, TextOverrides } from './text/en.ts'
