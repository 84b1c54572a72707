import type { Meta } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { ManagedAuthLogin } from '../src/index.ts'
import { scenarios } from '../src/mock/index.ts'
import { discoverMs, type LoginStory, passTime, signIn, stepStory } from './mock-login.tsx'

const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Steps',
  component: ManagedAuthLogin,
  args: { onSuccess: fn(), onError: fn(), onCancel: fn() },
}
export default meta

export const Prime: LoginStory = {
  ...stepStory('prime', scenarios.password, undefined, async () => {}),
  args: { skipPrime: false },
}

export const Discovering = stepStory('discovering', scenarios.password, undefined, async () => {})

export const InputPassword = stepStory('input', scenarios.password, 'signIn')

export const InputRefused = stepStory('input', scenarios.wrongPasswordThenRight, 'refused')

export const InputIdentifier = stepStory('input', scenarios.identifierFirst, 'email')

export const InputSsoButtons = stepStory('input', scenarios.ssoButtons, 'signIn')

export const InputSsoOnly = stepStory('input', scenarios.ssoOnly, 'buttons')

export const InputEverything = stepStory('input', scenarios.everythingAtOnce, 'signIn')

export const InputAppCode = stepStory('input', scenarios.passwordAndCode, 'code')

export const InputSentCode = stepStory('input', scenarios.twoMethods, 'homePhone')

export const InputCodeRefused = stepStory('input', scenarios.refusedCode, 'refused')

export const InputLetterCode = stepStory('input', scenarios.letterCode, 'code')

export const InputAuthenticatorKey = stepStory('input', scenarios.authenticatorSetup, 'secret')

export const InputLittleTime = stepStory('input', scenarios.shortOfTime, 'signIn')

export const InputMethods = stepStory('input', scenarios.twoMethods, 'methods')

export const InputAccounts = stepStory('input', scenarios.accountPicker, 'accounts')

export const ExternalAction = stepStory('external-action', scenarios.pushApproval, 'push')

export const ExternalActionAlone = stepStory('external-action', scenarios.mailLink, 'link')

export const ExternalActionInLiveView = stepStory('external-action', scenarios.puzzle, 'puzzle')

export const ExternalActionOrCode = stepStory('external-action', scenarios.pushOrCode, 'push')

export const Submitting = stepStory(
  'submitting',
  scenarios.password,
  'signIn',
  async (context, clock) => {
    await passTime(context, clock, discoverMs)
    await signIn(context)
  },
)

export const Success = stepStory('success', scenarios.password, 'done')

export const Failed = stepStory('failed', scenarios.blocked, 'turnedAway')

export const Expired = stepStory(
  'expired',
  scenarios.outOfTime,
  'signIn',
  async (context, clock) => {
    await passTime(context, clock, scenarios.outOfTime.flowLimitMs ?? 0)
  },
)

export const Canceled = stepStory('canceled', scenarios.canceledElsewhere, 'gone')

export const Unknown = stepStory('unknown', scenarios.newerServer, 'unheardOf')
