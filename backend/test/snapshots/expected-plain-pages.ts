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
  'sso-icons-de': {
    sees: 'login',
    asks: ['email identifier email: E-Mail', 'password password password: Passwort'],
    offers: ['sso_provider: Apple', 'sso_provider: X'],
    submit: 'Anmelden',
  },
  'sso-languages': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    offers: [
      'sso_provider: Mit Google anmelden',
      'sso_provider: Se connecter avec Apple',
      'sso_provider: Iniciar sesión con Facebook',
      'sso_provider: Accedi con LinkedIn',
      'sso_provider: Entrar com GitHub',
      'sso_provider: Inloggen met Microsoft',
      'sso_provider: Zaloguj się przez GitLab',
      'sso_provider: Slack ile giriş yap',
      'sso_provider: 使用微信登录',
      'sso_provider: تسجيل الدخول باستخدام Okta',
    ],
    submit: 'Log in',
  },
  'sso-names-only': {
    sees: 'login',
    asks: ['username identifier text: Username', 'password password password: Password'],
    offers: ['sso_provider: Google', 'sso_provider: GitHub', 'sso_provider: Microsoft'],
    submit: 'Log in',
  },
  'sso-only': {
    sees: 'choices',
    offers: [
      'sso_provider: Continue with Google',
      'sso_provider: Continue with GitHub',
      'sso_provider: Microsoft',
      'sso_provider: Continue with Northstar',
    ],
  },
  'sso-rejections': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'sso-settings': {
    sees: 'signed-in',
  },
}
