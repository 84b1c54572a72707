import type { FlowErrorCode } from '#protocol'
import type { FailureText } from './en-failures.ts'

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

/** English without its words for failures, which come when one has to be told. */
export const enWords = {
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
  failures: {} as Record<FlowErrorCode, FailureText>,
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
