import type { Meta } from '@storybook/react-vite'
import { expect, fn, within } from 'storybook/test'
import { wordsOf } from '../.storybook/languages.ts'
import { ManagedAuthLogin } from '../src/index.ts'
import { failedWith } from '../src/mock/index.ts'
import { type LoginStory, stepStory } from './mock-login.tsx'

const meta: Meta<typeof ManagedAuthLogin> = {
  title: 'Error codes',
  component: ManagedAuthLogin,
  args: { onSuccess: fn(), onError: fn(), onCancel: fn() },
}
export default meta

const serverWords = 'Sentence of the server, for people who read logs.'

/** A login that fails with `code`: words of our own for it, and a way on. */
function failure(code: string): LoginStory {
  const step = stepStory('failed', failedWith(code, serverWords), undefined)
  return {
    ...step,
    name: code,
    play: async (context) => {
      await step.play?.(context)
      const text = wordsOf(context.globals)
      const words = (text.failures as Record<string, { title: string; body: string }>)[code]
      const canvas = within(context.canvasElement)
      if (words) {
        await expect(canvas.getByRole('heading')).toHaveTextContent(words.title)
        await expect(canvas.getByText(words.body, { exact: false })).toBeVisible()
      } else await expect(canvas.getByText(serverWords, { exact: false })).toBeVisible()
      await expect(canvas.getByRole('button')).toBeEnabled()
      await expect(context.args.onError).toHaveBeenCalledWith(expect.objectContaining({ code }))
    },
  }
}

export const CredentialsInvalid = failure('credentials_invalid')
export const BotDetected = failure('bot_detected')
export const CaptchaBlocked = failure('captcha_blocked')
export const UnsupportedAuthMethod = failure('unsupported_auth_method')
export const DomainNotAllowed = failure('domain_not_allowed')
export const LoginFormNotFound = failure('login_form_not_found')
export const StuckInLoop = failure('stuck_in_loop')
export const MaxAttemptsReached = failure('max_attempts_reached')
export const NavigationConfused = failure('navigation_confused')
export const WebsiteError = failure('website_error')
export const BrowserError = failure('browser_error')
export const SessionExpired = failure('session_expired')
export const TotpRequired = failure('totp_required')
export const SmsCodeRequired = failure('sms_code_required')
export const EmailCodeRequired = failure('email_code_required')
export const AccountChoiceRequired = failure('account_choice_required')
export const CustomerInputRequired = failure('customer_input_required')
export const ExternalActionRequired = failure('external_action_required')
export const TotpCodeRejected = failure('totp_code_rejected')
/** A code of a newer server: its own sentence is shown. */
export const UnheardOf = failure('code_of_a_newer_server')
