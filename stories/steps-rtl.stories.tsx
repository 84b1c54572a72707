import type { Meta } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { ManagedAuthLogin } from '../src/index.ts'
import type { LoginStory } from './mock-login.tsx'
import * as steps from './steps.stories.tsx'

// The same steps in Arabic. The words of the site stay as the site says them.
const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Steps, right to left',
  component: ManagedAuthLogin,
  args: { onSuccess: fn(), onError: fn(), onCancel: fn() },
  globals: { language: 'ar' },
}
export default meta

export const Prime: LoginStory = { ...steps.Prime }
export const Discovering: LoginStory = { ...steps.Discovering }
export const InputPassword: LoginStory = { ...steps.InputPassword }
export const InputRefused: LoginStory = { ...steps.InputRefused }
export const InputIdentifier: LoginStory = { ...steps.InputIdentifier }
export const InputSsoButtons: LoginStory = { ...steps.InputSsoButtons }
export const InputSsoOnly: LoginStory = { ...steps.InputSsoOnly }
export const InputEverything: LoginStory = { ...steps.InputEverything }
export const InputAppCode: LoginStory = { ...steps.InputAppCode }
export const InputSentCode: LoginStory = { ...steps.InputSentCode }
export const InputCodeRefused: LoginStory = { ...steps.InputCodeRefused }
export const InputLetterCode: LoginStory = { ...steps.InputLetterCode }
export const InputAuthenticatorKey: LoginStory = { ...steps.InputAuthenticatorKey }
export const InputLittleTime: LoginStory = { ...steps.InputLittleTime }
export const InputMethods: LoginStory = { ...steps.InputMethods }
export const InputAccounts: LoginStory = { ...steps.InputAccounts }
export const ExternalAction: LoginStory = { ...steps.ExternalAction }
export const ExternalActionAlone: LoginStory = { ...steps.ExternalActionAlone }
export const ExternalActionOrCode: LoginStory = { ...steps.ExternalActionOrCode }
export const Submitting: LoginStory = { ...steps.Submitting }
export const Success: LoginStory = { ...steps.Success }
export const Failed: LoginStory = { ...steps.Failed }
export const Expired: LoginStory = { ...steps.Expired }
export const Canceled: LoginStory = { ...steps.Canceled }
export const Unknown: LoginStory = { ...steps.Unknown }
