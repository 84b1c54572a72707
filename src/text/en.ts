import type { FlowErrorCode } from '#protocol'

/** What a person reads when a flow failed: what happened, and what the button beside it does. */
export interface FailureText {
  title: string
  body: string
  /** @default the pack's `tryAgain` */
  action?: string | undefined
}

const failures: Record<FlowErrorCode, FailureText> = {
  credentials_invalid: {
    title: 'Those details did not work',
    body: 'The site did not accept the user name or password. Check them and sign in again.',
    action: 'Enter them again',
  },
  bot_detected: {
    title: 'The site blocked this sign-in',
    body: 'It does not let automated browsers in right now. Waiting a while often helps.',
  },
  captcha_blocked: {
    title: 'The site asked for a puzzle',
    body: 'It wants proof that a person is signing in, and the puzzle could not be solved.',
  },
  unsupported_auth_method: {
    title: 'This way of signing in is not supported',
    body: 'The account asks for a passkey or a security key. Choose another method in its settings first.',
    action: 'Sign in another way',
  },
  domain_not_allowed: {
    title: 'The sign-in left the site',
    body: 'It led to an address this connection may not use, so nothing was entered there.',
  },
  login_form_not_found: {
    title: 'No sign-in form was found',
    body: 'The page may have changed, or the address may be wrong.',
  },
  stuck_in_loop: {
    title: 'The sign-in went in circles',
    body: 'The site kept returning to the same page.',
  },
  max_attempts_reached: {
    title: 'Too many attempts',
    body: 'Wait a few minutes before the next one, so that the site does not lock the account.',
  },
  navigation_confused: {
    title: 'The sign-in lost its way',
    body: 'The site showed a page that was not expected.',
  },
  website_error: {
    title: 'The site has a problem',
    body: 'It could not finish the sign-in. This is usually over in a few minutes.',
  },
  browser_error: {
    title: 'Something broke on our side',
    body: 'The browser that signs in stopped. Nothing was saved.',
  },
  session_expired: {
    title: 'This took too long',
    body: 'For safety a sign-in is open for a few minutes only.',
  },
  totp_required: {
    title: 'A code from your app is needed',
    body: 'The site asks for a code from your authenticator app.',
    action: 'Sign in with a code',
  },
  sms_code_required: {
    title: 'A text message code is needed',
    body: 'The site sends a code to your phone. Sign in again and have the phone at hand.',
    action: 'Sign in with a code',
  },
  email_code_required: {
    title: 'A code from your e-mail is needed',
    body: 'The site sends a code to your mailbox. Sign in again and have it open.',
    action: 'Sign in with a code',
  },
  account_choice_required: {
    title: 'An account must be chosen',
    body: 'The site asks which account to use.',
    action: 'Choose an account',
  },
  customer_input_required: {
    title: 'The site asks for more',
    body: 'It wants something that was not stored. Sign in again to answer.',
    action: 'Answer now',
  },
  external_action_required: {
    title: 'Your approval is needed',
    body: 'The site wants you to approve the sign-in, for example on your phone.',
    action: 'Sign in and approve',
  },
  totp_code_rejected: {
    title: 'The code was refused',
    body: 'The site did not accept the generated code. The stored authenticator key may be outdated.',
  },
}

/** Where a code comes from; `target` is the masked number or address, as far as it is known. */
type CodeSource = (target: string | undefined) => string

const codeSources: Record<'sms' | 'email' | 'call' | 'totp', CodeSource> = {
  sms: (target) => (target ? `Sent as a text message to ${target}` : 'Sent as a text message'),
  email: (target) => (target ? `Sent by e-mail to ${target}` : 'Sent by e-mail'),
  call: (target) => (target ? `Told in a phone call to ${target}` : 'Told in a phone call'),
  totp: () => 'Shown in your authenticator app',
}

/** English, and the type of the other packs: every word the component says by itself. */
export const en = {
  /** A BCP 47 tag: the `lang` of the component, and the language of its times. */
  locale: 'en',
  dir: 'ltr' as 'ltr' | 'rtl',
  connectTo: (domain: string) => `Connect ${domain}`,
  primeBody: (domain: string) => `Sign in to ${domain} to let this app use your account there.`,
  primePoints: (domain: string) => [
    `What you enter is used to sign in to ${domain}`,
    'It travels encrypted and is not kept in this page',
  ],
  continue: 'Continue',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  submit: 'Sign in',
  submitCode: 'Verify',
  next: 'Next',
  connecting: 'Connecting',
  discovering: (domain: string) => `Opening ${domain}`,
  discoveringBody: 'Looking for the sign-in page. This takes a few seconds.',
  submitting: 'Signing in',
  submittingBody: 'Waiting for the site to answer.',
  signIn: (domain: string) => `Sign in to ${domain}`,
  enterCode: 'Enter the code',
  choose: 'Choose how to continue',
  chooseAccount: 'Choose an account',
  chooseMethod: 'Verify that it is you',
  external: 'Approve the sign-in',
  externalBody: 'Follow the instructions of the site. This page goes on by itself.',
  externalWaiting: 'Waiting for your approval',
  or: 'or',
  otherWays: 'Other ways',
  optional: 'optional',
  required: 'Fill in this field.',
  showPassword: 'Show password',
  fields: {
    identifier: 'User name or e-mail',
    password: 'Password',
    code: 'Code',
    'totp-code': 'Code from your authenticator app',
    'totp-secret': 'Authenticator key',
    text: 'Value',
  },
  codeSources,
  expiresSoon: 'This sign-in ends soon',
  /** `time` comes from `Intl`, such as `2 minutes` or `1:59`. */
  timeLeft: (time: string) => `Time left: ${time}`,
  success: 'Account connected',
  successBody: (domain: string) => `You are signed in to ${domain}.`,
  expired: 'This sign-in has expired',
  expiredBody: 'For safety a sign-in is open for a few minutes only. Nothing was saved.',
  canceled: 'Sign-in canceled',
  canceledBody: 'Nothing was saved.',
  unknown: 'Something else is needed',
  unknownBody:
    'The site asks for something this version cannot show. It goes on by itself if that passes; you can also cancel.',
  failed: {
    title: 'The account was not connected',
    body: 'Something went wrong on the way. Nothing was saved.',
  } as FailureText,
  failures,
  siteSays: (words: string) => `The site says: “${words}”`,
  /** Trouble on the way to the server, by code; it is being tried again. */
  trouble: 'Something is wrong on the way to the server. Trying again.',
  troubles: {
    network_error: 'The connection was lost. Trying to reach the server again.',
    rate_limited: 'The server is busy. It will be tried again in a moment.',
    internal_error: 'The server has a problem. It will be tried again in a moment.',
  },
  /** An answer that did not get through, by code. */
  refusal: 'Your answer could not be sent. Please try again.',
  refusals: {
    stale_interaction: 'The site moved on in the meantime. Please look again.',
    not_awaiting_input: 'The site moved on in the meantime. Please look again.',
    invalid_input: 'The answer was not accepted. Please check it.',
    sealing_failed:
      'This browser could not encrypt your answer, so it was not sent. Update the browser or use another one.',
  },
  poweredBy: 'Powered by Managed Auth',
  terms: 'Terms',
  privacy: 'Privacy',
}

/** A text pack. A key more or less is a type error. */
export type Text = typeof en

type Table = 'fields' | 'codeSources' | 'failed' | 'failures' | 'troubles' | 'refusals'

/** Codes of newer servers may have words too. */
type ByCode<Words> = { [code: string]: Words | undefined }

/** Words to replace. Tables are replaced entry by entry. */
export type TextOverrides = Partial<Omit<Text, Table>> & {
  fields?: Partial<Text['fields']> | undefined
  codeSources?: Partial<Text['codeSources']> | undefined
  failed?: Partial<FailureText> | undefined
  failures?: ByCode<FailureText> | undefined
  troubles?: ByCode<string> | undefined
  refusals?: ByCode<string> | undefined
}
