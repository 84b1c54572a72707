import type { FlowErrorCode } from '#protocol'

/** Why a sign-in did not work, to the person whose account it is. */
const failures: Record<FlowErrorCode, string> = {
  credentials_invalid: 'The site did not accept the stored details.',
  bot_detected: 'The site lets no automated browser in.',
  captcha_blocked: 'The site asked for a puzzle that could not be solved.',
  unsupported_auth_method: 'The site asks for a passkey or security key, which is not supported.',
  domain_not_allowed: 'The sign-in led to an address that is not allowed.',
  login_form_not_found: 'No sign-in form was found.',
  stuck_in_loop: 'The site showed the same page again and again.',
  max_attempts_reached: 'There were too many attempts.',
  navigation_confused: 'The site showed a page that was not expected.',
  website_error: 'The site has a problem.',
  browser_error: 'The browser that signs in has stopped.',
  audit_unavailable: 'The stored details could not be opened safely, so they were not sent.',
  vault_unavailable: 'The stored details could not be opened just now, so they were not sent.',
  session_expired: 'It took too long.',
  totp_required: 'The site asks for a code from your authenticator app.',
  sms_code_required: 'The site asks for a code from a text message.',
  email_code_required: 'The site asks for a code from your e-mail.',
  account_choice_required: 'The site asks which account to use.',
  customer_input_required: 'The site asks for something that is not stored.',
  external_action_required: 'The site asks for your approval, for example on your phone.',
  totp_code_rejected: 'The site did not accept the code of the stored authenticator key.',
}

/** English, and the type of the other packs: every word of status and timeline. */
export const statusEn = {
  /** A BCP 47 tag: the `lang` of the component, and the language of its times. */
  locale: 'en',
  dir: 'ltr' as 'ltr' | 'rtl',

  loading: 'Loading',
  connected: 'Connected',
  attention: 'Needs your attention',
  notConnected: 'Not connected yet',
  signingIn: 'Signing in',
  waiting: 'Waiting for you',
  checking: 'Checking',
  unknown: 'Status unknown',

  renewsBody: 'Signs in again by itself when the site asks for it.',
  asksBody: 'You will be asked when the site wants a new sign-in.',
  lapsedBody: 'The site wants a new sign-in.',
  notConnectedBody: 'Sign in once to connect this account.',
  signingInBody: 'This takes a moment.',
  waitingBody: 'The sign-in asks for something only you can give.',
  checkingBody: 'Looking whether the sign-in still works.',
  unknownBody: 'This app does not know what the server says about it.',

  /** Why it cannot sign in by itself. */
  reasons: {
    no_credential: 'Nothing is stored to sign in with.',
    requires_sms_code: 'The site sends a code by text message each time.',
    requires_email_code: 'The site sends a code by e-mail each time.',
    requires_totp_without_secret: 'The site asks for a code of an authenticator each time.',
    requires_external_action: 'The site asks for your approval each time.',
    viable_plans_require_external_action: 'The site asks for your approval each time.',
    no_viable_plans: 'No way to sign in without you is known.',
    requires_customer_input: 'The site asks for something that is not stored.',
  },
  failures,

  lastCheck: 'Last checked',
  nextCheck: 'Next check',
  due: 'due now',
  never: 'not yet',
  unscheduled: 'after the next sign-in',
  within: (time: string) => `within ${time}`,
  off: 'switched off',

  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  checkNow: 'Check now',
  tryAgain: 'Try again',
  offline: 'You are offline. This may be out of date.',

  history: 'History',
  historyEmpty: 'Nothing has happened yet.',
  historyNone: 'Nothing of this kind has happened.',
  show: 'Show',
  all: 'All',
  kinds: { login: 'Sign-ins', reauth: 'Automatic sign-ins', health_check: 'Checks' },
  events: { login: 'Sign-in', reauth: 'Automatic sign-in', health_check: 'Check' },
  outcomes: {
    IN_PROGRESS: 'Running',
    SUCCESS: 'Succeeded',
    FAILED: 'Failed',
    EXPIRED: 'Ran out of time',
    CANCELED: 'Canceled',
    AUTHENTICATED: 'Signed in',
    NEEDS_AUTH: 'Signed out',
  },
  took: (time: string) => `took ${time}`,
  showOlder: 'Show older',
  olderShown: (count: string) => `${count} more`,
  watch: 'Watch recording',
  hide: 'Hide recording',
  recordingOf: (what: string) => `Recording: ${what}`,
  noRecording: 'The recording cannot be played. It may have been deleted.',

  /** What went wrong, by code; a code that is not here is told in the words of the server. */
  problem: 'Something went wrong. Please try again.',
  problems: {
    network_error: 'The server could not be reached. Check the connection and try again.',
    unauthorized: 'You are signed out. Sign in to this app again.',
    forbidden: 'You may not do this.',
    not_found: 'It is not there any more. It may have been deleted elsewhere.',
    rate_limited: 'That was a lot at once. Try again in a moment.',
    internal_error: 'The server has a problem. Try again in a moment.',
  },
}

/** A text pack of status and timeline. A key more or less is a type error. */
export type StatusText = typeof statusEn

type Table = 'reasons' | 'failures' | 'kinds' | 'events' | 'outcomes' | 'problems'

/** Codes and kinds of newer servers may have words too. */
type Words = { [key: string]: string | undefined }

/** Words to replace. Tables are replaced entry by entry. */
export type StatusTextOverrides = Partial<Omit<StatusText, Table>> & {
  [Name in Table]?: Words | undefined
}
