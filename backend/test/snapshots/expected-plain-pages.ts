import type { Expected } from './expected.ts'

/** Pages that say everything in sentences of `phrases.ts` and nothing in their code. */
export const plainPages: Record<string, Expected> = {
  'plain-change': {
    sees: 'unclear',
  },
  'plain-chooser': {
    sees: 'choices',
    offers: [
      'mfa_method sms: Text message',
      'mfa_method email: Email',
      'mfa_method call: Phone call',
      'mfa_method totp: Authenticator app',
    ],
  },
  'plain-code': {
    sees: 'code',
    asks: ['code code code: We sent you a text message: •••• 42 [sms]'],
    offers: ['mfa_method switch: Try another way'],
    submit: 'Confirm',
  },
  'plain-identifier': {
    sees: 'login',
    asks: ['email identifier email: Email address'],
    submit: 'Next',
  },
  'plain-landing': {
    sees: 'landing',
    entrance: 'Log in',
  },
  'captcha-own-frame': {
    sees: 'blocked',
    reason: 'captcha',
    problem: 'Before you go on, please show that you are not a robot.',
  },
  'certificate-behind-link': {
    sees: 'blocked',
    reason: 'certificate_only',
    problem:
      'Insert your smart card, choose your certificate when the browser asks for it, and try again.',
  },
  'landing-folded-menu': {
    sees: 'landing',
    entrance: '☰',
  },
  'plain-login': {
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Log in',
  },
  'plain-refused': {
    after: 'plain-login',
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Log in',
    problem: 'The password is incorrect.',
  },
  'plain-reset': {
    sees: 'unclear',
  },
  'plain-sign-up': {
    sees: 'landing',
    entrance: 'Log in',
  },
}
