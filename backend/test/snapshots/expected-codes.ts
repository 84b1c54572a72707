import type { Expected } from './expected.ts'

/** Fields for one-time codes, and fields that are called codes and are none. */
export const codePages: Record<string, Expected> = {
  'code-as-password': {
    sees: 'code',
    asks: ['code code code: Passcode [call]'],
    submit: 'Verify',
  },
  'code-boxes-four': {
    sees: 'code',
    asks: ['code code code: Code [sms]'],
  },
  'code-boxes-group': {
    sees: 'code',
    asks: ['code code code: Verification code [sms]'],
    submit: 'Verify',
  },
  'code-boxes-letters': {
    sees: 'code',
    asks: ['code code code: Code [email]'],
  },
  'code-on-login': {
    sees: 'code',
    asks: ['code code code: Code [email]'],
    submit: 'Verify',
  },
  'code-recovery': {
    sees: 'code',
    asks: ['code code code: Recovery code'],
    submit: 'Continue',
  },
  'no-code-captcha': {
    sees: 'login',
    asks: ['username identifier text: Username', 'password password password: Password'],
    submit: 'Sign in',
  },
  'no-code-card': {
    sees: 'unclear',
  },
  'no-code-postal': {
    sees: 'unclear',
  },
  'no-code-promo': {
    sees: 'unclear',
  },
  'no-code-tracking': {
    sees: 'landing',
    entrance: 'Log in',
  },
  'phone-gets-code': {
    sees: 'login',
    asks: ['phone identifier tel: Mobile number'],
    submit: 'Send code',
  },
  'code-by-call-ru': {
    sees: 'code',
    asks: ['code code code: Код [call]'],
    submit: 'Проверить',
  },
  'code-beside-logo': {
    sees: 'code',
    asks: ['totp_code totp_code totp: Code [totp]'],
    submit: 'Verify',
  },
  'picture-beside-password': {
    sees: 'login',
    asks: ['username identifier text: 账号', 'password password password: 密码'],
    submit: '登录',
  },
}
