import type { Meta } from '@storybook/react-vite'
import { expect, fn } from 'storybook/test'
import { ManagedAuthLogin } from '../src/index.ts'
import { mockAccount, scenarios } from '../src/mock/index.ts'
import { en } from '../src/text/en.ts'
import {
  agree,
  appCode,
  enterCode,
  fillIn,
  leave,
  loginStory,
  passStep,
  press,
  seeStep,
  seeSuccess,
  signIn,
  walk,
} from './mock-login.tsx'

const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Scenarios',
  component: ManagedAuthLogin,
  args: { onSuccess: fn(), onError: fn(), onCancel: fn() },
}
export default meta

const sentCode = 'Verification code'

export const Password = loginStory(scenarios.password, async (context) => {
  await agree(context)
  await signIn(context)
  await seeSuccess(context)
})

export const PasswordAndCode = loginStory(scenarios.passwordAndCode, walk)

export const WrongPasswordThenRight = loginStory(
  scenarios.wrongPasswordThenRight,
  async (context) => {
    await agree(context)
    await signIn(context, 'not-the-password')

    await expect(
      await context.canvas.findByText('The email or password is incorrect.'),
    ).toBeVisible()
    await expect(context.canvas.getByLabelText('Email')).toHaveValue(mockAccount.email)
    await expect(context.canvas.getByLabelText('Password', { selector: 'input' })).toHaveValue('')

    await signIn(context)
    await seeSuccess(context)
  },
)

export const IdentifierFirst = loginStory(scenarios.identifierFirst, async (context) => {
  await agree(context)
  await fillIn(context, { Email: mockAccount.email })
  await press(context, en.next)
  await fillIn(context, { Password: mockAccount.password })
  await press(context, en.submit)
  await seeSuccess(context)
})

export const SsoButtons = loginStory(scenarios.ssoButtons, async (context) => {
  await agree(context)
  await expect(
    await context.canvas.findByRole('button', { name: 'Sign in with GitHub' }),
  ).toBeVisible()
  await press(context, 'Continue with Google')
  await leave(context, 'Sign in with GitHub')
  await signIn(context)
  await seeSuccess(context)
})

export const TwoMethods = loginStory(scenarios.twoMethods, async (context) => {
  await agree(context)
  await signIn(context)
  await press(context, /Text message.*77/)
  await expect(await context.canvas.findByText('We sent a code to •••• 77.')).toBeVisible()
  await enterCode(context, sentCode)
  await seeSuccess(context)
})

export const PushApproval = loginStory(scenarios.pushApproval, async (context) => {
  await agree(context)
  await signIn(context)
  await seeStep(context, 'external-action')
  await expect(context.canvas.getByText('Approve the sign-in on your phone.')).toBeVisible()
  await passStep(context, 'external-action')
  await seeSuccess(context)
})

export const PushFallback = {
  ...loginStory(scenarios.pushApproval, async (context) => {
    await agree(context)
    await signIn(context)
    await press(context, 'Use a code instead')
    await enterCode(context, appCode)
    await seeSuccess(context)
  }),
  name: 'Push approval, by its fallback',
}

export const AccountPicker = loginStory(scenarios.accountPicker, async (context) => {
  await agree(context)
  await signIn(context)
  await press(context, /Analytical Engines Ltd/)
  await seeSuccess(context)
})

export const Expired = loginStory(scenarios.outOfTime, async (context) => {
  await agree(context)
  await passStep(context, 'input')
  await seeStep(context, 'expired')
  await expect(context.args.onError).toHaveBeenCalledTimes(1)
})

export const ShortOfTime = loginStory(scenarios.shortOfTime, async (context) => {
  await agree(context)
  await seeStep(context, 'input')
  await expect(context.canvas.getByRole('timer')).toBeVisible()
  await signIn(context)
  await seeSuccess(context)
})

export const Failed = loginStory(scenarios.blocked, async (context) => {
  await agree(context)
  await signIn(context)
  await seeStep(context, 'failed')
  await expect(
    context.canvas.getByText('We could not verify that you are human.', { exact: false }),
  ).toBeVisible()
  await expect(context.args.onError).toHaveBeenCalledWith(
    expect.objectContaining({ code: 'bot_detected' }),
  )
})

export const StartedOver = {
  ...loginStory(scenarios.blocked, async (context) => {
    await agree(context)
    await signIn(context)
    await press(context, en.tryAgain)
    await seeStep(context, 'prime')
  }),
  name: 'Failed, then started over',
}

export const CanceledElsewhere = loginStory(scenarios.canceledElsewhere, async (context) => {
  await agree(context)
  await signIn(context)
  await seeStep(context, 'canceled')
})

export const NewerServer = loginStory(scenarios.newerServer, async (context) => {
  await agree(context)
  await signIn(context)
  await passStep(context, 'unknown')
  await seeSuccess(context)
})

export const AlreadySignedIn = loginStory(scenarios.alreadySignedIn, async (context) => {
  await agree(context)
  await seeSuccess(context)
})

export const NoLoginForm = loginStory(scenarios.noLoginForm, async (context) => {
  await agree(context)
  await seeStep(context, 'failed')
})

export const KnownUserName = loginStory(scenarios.knownUserName, async (context) => {
  await agree(context)
  await fillIn(context, { Password: mockAccount.password })
  await press(context, en.submit)
  await seeSuccess(context)
})

export const SsoOnly = loginStory(scenarios.ssoOnly, async (context) => {
  await agree(context)
  await press(context, 'Use your Acme ID')
  await seeSuccess(context)
})

export const EverythingAtOnce = loginStory(scenarios.everythingAtOnce, async (context) => {
  await agree(context)
  await expect(await context.canvas.findByRole('button', { name: /Email me a link/ })).toBeVisible()
  await expect(context.canvas.getByRole('button', { name: /passcode/ })).toBeVisible()
  await expect(context.canvas.getByRole('button', { name: /Google/ })).toBeVisible()
  await signIn(context)
  await seeSuccess(context)
})

export const RefusedCode = loginStory(scenarios.refusedCode, async (context) => {
  await agree(context)
  await signIn(context)
  await expect(
    await context.canvas.findByText('That code has expired. We sent a new one.'),
  ).toBeVisible()
  await enterCode(context, sentCode)
  await seeSuccess(context)
})

export const LetterCode = loginStory(scenarios.letterCode, async (context) => {
  await agree(context)
  await signIn(context)
  await fillIn(context, { 'Recovery code': 'K7QP2M4X' })
  await press(context, en.submitCode)
  await seeSuccess(context)
})

export const AuthenticatorSetup = loginStory(scenarios.authenticatorSetup, async (context) => {
  await agree(context)
  await signIn(context)
  await fillIn(context, { 'Setup key': 'JBSWY3DPEHPK3PXP' })
  await press(context, en.next)
  await seeSuccess(context)
})

export const MailLink = loginStory(scenarios.mailLink, async (context) => {
  await agree(context)
  await passStep(context, 'external-action')
  await seeSuccess(context)
})

export const PushOrCode = loginStory(scenarios.pushOrCode, async (context) => {
  await agree(context)
  await signIn(context)
  await seeStep(context, 'external-action')
  await expect(context.canvas.getByText('The last request was denied on your phone.')).toBeVisible()
  await enterCode(context, 'Code on your phone')
  await seeSuccess(context)
})

export const Puzzle = loginStory(scenarios.puzzle, async (context) => {
  await agree(context)
  await seeStep(context, 'external-action')
  await expect(context.canvas.getByRole('link', { name: en.openLiveView })).toBeVisible()
  await passStep(context, 'external-action')
  await signIn(context)
  await seeSuccess(context)
})

export const OlderServer = loginStory(scenarios.olderServer, async (context) => {
  await agree(context)
  await signIn(context)
  await press(context, /Text message/)
  await enterCode(context, sentCode)
  await seeSuccess(context)
})

export const CanonicalServer = loginStory(scenarios.canonicalServer, async (context) => {
  await agree(context)
  await signIn(context)
  await press(context, /77/)
  await enterCode(context, sentCode)
  await seeSuccess(context)
})
