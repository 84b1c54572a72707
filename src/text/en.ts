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

/** Where a code comes from; `target` is the masked number or address, as far as it is known. */
type CodeSource = (target: string | undefined) => string

const sent =
  (words: string): CodeSource =>
  (target) =>
    target ? `${words} to ${target}` : words

const codeSources: Record<'sms' | 'email' | 'call' | 'totp', CodeSource> = {
  sms: sent('Sent as a text message'),
  email: sent('Sent by e-mail'),
  call: sent('Told in a phone call'),
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
    'It is sent encrypted and not kept in this page',
  ],
  continue: 'Continue',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  submit: 'Sign in',
  submitCode: 'Verify',
  next: 'Next',
  connecting: 'Connecting',
  discovering: (domain: string) => `Opening ${domain}`,
  discoveringBody: 'Looking for the sign-in form.',
  submitting: 'Signing in',
  submittingBody: 'Waiting for the site.',
  signIn: (domain: string) => `Sign in to ${domain}`,
  enterCode: 'Enter the code',
  choose: 'Choose how to continue',
  chooseAccount: 'Choose an account',
  chooseMethod: 'Verify that it is you',
  external: 'Approve the sign-in',
  externalBody: 'Do what the site asks for. This page goes on by itself.',
  externalWaiting: 'Waiting for your approval',
  openLiveView: 'Open the live view',
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
  expiredBody: 'A sign-in is open for a few minutes only. Nothing was saved.',
  canceled: 'Sign-in canceled',
  canceledBody: 'Nothing was saved.',
  unknown: 'Something else is needed',
  unknownBody:
    'The site asks for something this page cannot show. Cancel, or wait: it may go on by itself.',
  failed: {
    title: 'The account was not connected',
    body: 'Something went wrong. Nothing was saved.',
  } as FailureText,
  failures,
  siteSays: (words: string) => `The site says: “${words}”`,
  /** Trouble on the way to the server, by code; it is being tried again. */
  trouble: 'Something went wrong. Trying again.',
  troubles: {
    network_error: 'The connection was lost. Trying to reach the server again.',
    rate_limited: 'The server is busy. Trying again.',
    internal_error: 'The server has a problem. Trying again.',
  },
  /** An answer that did not get through, by code. */
  refusal: 'Your answer could not be sent. Try again.',
  refusals: {
    stale_interaction: 'The site has moved on. Look again.',
    not_awaiting_input: 'The site has moved on. Look again.',
    invalid_input: 'Your answer was not accepted. Check it.',
    sealing_failed: 'Your answer could not be encrypted, and was not sent. Use another browser.',
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
