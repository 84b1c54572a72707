import type { Expected } from './expected.ts'

/** Forms that look like a login and are none, logins that hardly look like one, more languages. */
export const formPages: Record<string, Expected> = {
  'autofill-blocked-heading': {
    sees: 'login',
    asks: ['username identifier text: Phone or email', 'password password password: Password'],
    submit: 'Continue',
  },
  'change-email-fr': { sees: 'unclear' },
  'change-old-last-id': { sees: 'unclear' },
  'code-under-own-heading': {
    sees: 'login',
    asks: ['username identifier text: Email or username', 'password password password: Password'],
    submit: 'Log in',
  },
  'decoy-names': {
    sees: 'login',
    asks: ['username identifier text: Customer number', 'password password password: Password'],
    submit: 'Log in',
  },
  'guest-email': { sees: 'unclear' },
  'login-in-menu-and-page': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'one-page-cs': {
    sees: 'login',
    asks: ['username identifier text: Přihlašovací jméno', 'password password password: Heslo'],
    submit: 'Přihlásit se',
  },
  'one-page-el': {
    sees: 'login',
    asks: [
      'username identifier text: Όνομα χρήστη',
      'password password password: Κωδικός πρόσβασης',
    ],
    submit: 'Σύνδεση',
  },
  'one-page-he': {
    sees: 'login',
    asks: ['username identifier text: שם משתמש', 'password password password: סיסמה'],
    submit: 'כניסה',
  },
  'one-page-vi': {
    sees: 'login',
    asks: ['username identifier text: Tên đăng nhập', 'password password password: Mật khẩu'],
    submit: 'Đăng nhập',
  },
  'password-shown-twin': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'reset-two-names-fr': { sees: 'unclear' },
  'script-anchor-submits': {
    sees: 'login',
    asks: ['username identifier text: User name', 'password password password: Password'],
    submit: 'Log in',
  },
  'sign-up-link-to-login': { sees: 'landing', entrance: 'Log in' },
  'sign-up-waits': { sees: 'landing', entrance: 'Log in' },
  'steps-all-at-once': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'change-labelled-current': { sees: 'unclear' },
  'password-unsent-twin': {
    sees: 'login',
    asks: [
      "username identifier text: Identificador d'estudiant",
      'password password password: Contrasenya',
    ],
    submit: 'Entrar',
  },
  'sign-up-full-name': { sees: 'unclear' },
  'shadow-closed-by-markup': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
}
