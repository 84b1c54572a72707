import type { FlowErrorCode } from '#protocol'

/** What a person reads when a flow failed: what happened, and what the button beside it does. */
export interface FailureText {
  title: string
  body: string
  /** @default the pack's `tryAgain` */
  action?: string | undefined
}

export const failures: Record<FlowErrorCode, FailureText> = {
  credentials_invalid: {
    title: 'Those details did not work',
    body: 'The site did not accept them. Check them and sign in again.',
    action: 'Enter them again',
  },
  bot_detected: {
    title: 'The site blocked the sign-in',
    body: 'It lets no automated browser in. Try again in a few minutes.',
  },
  captcha_blocked: {
    title: 'The site asked for a puzzle',
    body: 'It could not be solved. Try again in a few minutes.',
  },
  unsupported_auth_method: {
    title: 'This way to sign in is not supported',
    body: 'The site asks for a passkey or security key. Choose another way in its settings.',
    action: 'Sign in another way',
  },
  domain_not_allowed: {
    title: 'The sign-in left the site',
    body: 'It led to an address that is not allowed. Nothing was entered there.',
  },
  login_form_not_found: {
    title: 'No sign-in form was found',
    body: 'The site may have changed, or its address may be wrong.',
  },
  stuck_in_loop: {
    title: 'The sign-in went in circles',
    body: 'The site showed the same page again and again.',
  },
  max_attempts_reached: {
    title: 'Too many attempts',
    body: 'Try again in a few minutes, so that the site does not lock the account.',
  },
  navigation_confused: {
    title: 'The sign-in lost its way',
    body: 'The site showed a page that was not expected.',
  },
  website_error: {
    title: 'The site has a problem',
    body: 'It could not finish the sign-in. Try again in a few minutes.',
  },
  browser_error: {
    title: 'Something broke on our side',
    body: 'The browser that signs in has stopped. Nothing was saved.',
  },
  audit_unavailable: {
    title: 'Something broke on our side',
    body: 'Your details could not be opened safely, so they were not sent.',
  },
  vault_unavailable: {
    title: 'Something broke on our side',
    body: 'Your details could not be opened just now, so they were not sent.',
  },
  session_expired: {
    title: 'This took too long',
    body: 'A sign-in is open for a few minutes only. Nothing was saved.',
  },
  totp_required: {
    title: 'A code is needed',
    body: 'The site asks for a code from your authenticator app.',
    action: 'Sign in with a code',
  },
  sms_code_required: {
    title: 'A code is needed',
    body: 'The site asks for a code from a text message.',
    action: 'Sign in with a code',
  },
  email_code_required: {
    title: 'A code is needed',
    body: 'The site asks for a code from your e-mail.',
    action: 'Sign in with a code',
  },
  account_choice_required: {
    title: 'An account is needed',
    body: 'The site asks which account to use.',
    action: 'Choose an account',
  },
  customer_input_required: {
    title: 'An answer is needed',
    body: 'The site asks for something that was not stored.',
    action: 'Answer now',
  },
  external_action_required: {
    title: 'Your approval is needed',
    body: 'The site asks for your approval, for example on your phone.',
    action: 'Approve the sign-in',
  },
  totp_code_rejected: {
    title: 'The code was not accepted',
    body: 'The stored authenticator key may be wrong.',
  },
}
