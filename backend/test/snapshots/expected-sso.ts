import type { Expected } from './expected.ts'

/** Ways in through others, and what only looks like one. */
export const ssoPages: Record<string, Expected> = {
  'sso-icons-de': {
    sees: 'login',
    asks: ['email identifier email: E-Mail', 'password password password: Passwort'],
    offers: ['sso_provider: Google', 'sso_provider: Facebook', 'sso_provider: Apple'],
    submit: 'Anmelden',
  },
  'sso-icons-unnamed': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    offers: [
      'sso_provider: Google',
      'sso_provider: Facebook',
      'sso_provider: Naver',
      'sso_provider: Log in with PayPal',
    ],
    submit: 'Log in',
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
      'sso_provider: Войти через Яндекс',
      'sso_provider: Slack ile giriş yap',
      'sso_provider: LINEでログイン',
      'sso_provider: 使用微信登录',
      'sso_provider: 카카오로 로그인',
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
  'sso-only-with-help': {
    sees: 'choices',
    offers: ['sso_provider: Sign in with Google', 'sso_provider: Sign in with Example Staff'],
  },
  'sso-orders': {
    sees: 'login',
    asks: ['email identifier email: Sähköposti', 'password password password: Salasana'],
    offers: [
      'sso_provider: Kirjaudu sisään Google-tunnuksilla',
      'sso_provider: Bejelentkezés Facebookkal',
      'sso_provider: เข้าสู่ระบบด้วย Microsoft',
      'sso_provider: Masuk dengan Apple',
    ],
    submit: 'Kirjaudu sisään',
  },
  'sso-rejections': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'sso-row-own-names': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    offers: ['sso_provider: Google', 'sso_provider: Alder Staff', 'sso_provider: LinkedIn'],
    submit: 'Sign in',
  },
  'sso-settings': {
    sees: 'signed-in',
  },
}
