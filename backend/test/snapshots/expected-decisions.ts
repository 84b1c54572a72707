import type { Expected } from './expected.ts'

/** Which form of a page is the login, which fields are its own, and what sends it. */
export const pageDecision: Record<string, Expected> = {
  'autofill-blocked': {
    sees: 'login',
    asks: ['username identifier text: Username', 'password password password: Password'],
    submit: 'Sign in',
  },
  'change-three': {
    sees: 'unclear',
  },
  'change-two-fr': {
    sees: 'unclear',
  },
  'checkout-guest': {
    sees: 'unclear',
  },
  'company-login': {
    sees: 'login',
    asks: [
      'company text text: Company ID',
      'username identifier text: User name',
      'password password password: Password',
    ],
    submit: 'Sign in',
  },
  'contact-message': {
    sees: 'unclear',
  },
  'div-submits': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'domain-select': {
    sees: 'login',
    asks: [
      'username identifier text: User',
      'domain text text?: Domain',
      'password password password: Password',
    ],
    submit: 'Log in',
  },
  'image-submits': {
    sees: 'login',
    asks: ['username identifier text: Name', 'password password password: Password'],
    submit: 'Go',
  },
  'link-submits': {
    sees: 'login',
    asks: ['username identifier text: User ID', 'password password password: Password'],
    submit: 'Log in',
  },
  'login-dialog-over-login': {
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Your password'],
    submit: 'Log in',
  },
  'page-in-one-form': {
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Sign In',
  },
  'password-as-text': {
    sees: 'login',
    asks: ['username identifier text: Customer number', 'password password password: Password'],
    submit: 'Log on',
  },
  'reset-quiet': {
    sees: 'unclear',
  },
  'set-new-password': {
    sees: 'landing',
    entrance: 'Back to login',
  },
  'sign-up-bare': {
    sees: 'unclear',
  },
  'sign-up-one-password': {
    sees: 'landing',
    entrance: 'Log in',
  },
  'submit-outside-form': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Log in',
  },
  'tabs-login-sign-up': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Continue',
  },
  'two-logins': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Log in',
  },
  'untyped-identifier': {
    sees: 'login',
    asks: ['username identifier text: Login', 'password password password: Password'],
    submit: 'Enter',
  },
}
