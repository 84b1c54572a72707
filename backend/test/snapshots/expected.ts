import type { Summary } from '../summary.ts'
import { codePages } from './expected-codes.ts'
import { pageDecision } from './expected-decisions.ts'
import { formPages } from './expected-forms.ts'
import { plainPages } from './expected-plain-pages.ts'
import { ssoPages } from './expected-sso.ts'
import { stepPages } from './expected-steps.ts'

/** `after` names the page a form was sent from. */
export type Expected = Summary & { after?: string }

/**
 * What each saved page is, as a person reads it.
 * Pages named after a site were saved while walking through it, the others are in `test/pages`.
 */
export const expected: Record<string, Expected> = {
  ...codePages,
  ...pageDecision,
  ...formPages,
  ...plainPages,
  ...ssoPages,
  ...stepPages,
  'account-picker': {
    sees: 'choices',
    offers: ['account: Ada Lovelace', 'account: Ada (work)', 'other: Use another account'],
  },
  busy: {
    sees: 'unclear',
  },
  'chooser-buttons': {
    sees: 'choices',
    offers: [
      'mfa_method sms: Text message > +1 •••-•••-5309',
      'mfa_method call: Phone call > +1 •••-•••-5309',
      'mfa_method email: Email > a••@example.test',
      'mfa_method totp: Authenticator app',
      'mfa_method: Security key',
    ],
  },
  'chooser-radios-es': {
    sees: 'choices',
    offers: [
      'mfa_method sms: SMS al número que termina en 42 > termina en 42',
      'mfa_method email: Correo electrónico a a••@example.test > a••@example.test',
    ],
    submit: 'Enviar código',
  },
  'chooser-rows': {
    sees: 'choices',
    offers: [
      'mfa_method totp: Google Authenticator',
      'mfa_method sms: SMS > +1 XXX-XXX-5309',
      'mfa_method email: Email > i**a@h***o.net',
    ],
  },
  'code-boxes-fr': {
    sees: 'code',
    asks: ['code code code: Saisissez le code reçu par SMS [sms]'],
    submit: 'Valider',
  },
  'code-mail-de': {
    sees: 'code',
    asks: ['code code code: Bestätigungscode [email]'],
    offers: ['mfa_method switch: Andere Methode verwenden'],
    submit: 'Bestätigen',
  },
  'code-or-password': {
    sees: 'code',
    asks: ['code code code: Código [sms]'],
    offers: [
      'mfa_method switch: Usar outro método',
      'mfa_method call: Receber uma ligação em vez disso',
    ],
    submit: 'Verificar',
  },
  'code-refused': {
    after: 'code-sms',
    sees: 'code',
    asks: ['code code code: 6-digit code [sms]'],
    offers: ['mfa_method switch: Try another way'],
    submit: 'Next',
    problem: "That code didn't work. Check the code and try again.",
  },
  'code-sms': {
    sees: 'code',
    asks: ['code code code: 6-digit code [sms]'],
    offers: ['mfa_method switch: Try another way'],
    submit: 'Next',
  },
  'code-totp': {
    sees: 'code',
    asks: ['totp_code totp_code totp: Authentication code [totp]'],
    offers: ['mfa_method sms: Text me a code instead'],
    submit: 'Verify',
  },
  // Consent is given on the way through a provider only, by the walk: see `consentButton`.
  'consent-de': {
    sees: 'unclear',
  },
  'consent-en': {
    sees: 'signed-in',
  },
  'contact-page': {
    sees: 'landing',
    entrance: 'Login',
  },
  'cookies-over-login': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Log in',
  },
  'dashboard-with-password-change': {
    sees: 'signed-in',
  },
  dashboard: {
    sees: 'signed-in',
  },
  decoys: {
    sees: 'login',
    asks: ['username identifier text: Login ID', 'password password password: Password'],
    submit: 'Sign in',
  },
  'dialog-over-page': {
    sees: 'login',
    asks: ['username identifier text: Username', 'password password password: Password'],
    submit: 'Log in',
  },
  framed: {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Log in',
  },
  'guild-login': {
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Continue',
  },
  'guild-signed-in': {
    after: 'guild-workspaces',
    sees: 'signed-in',
  },
  'guild-workspaces': {
    after: 'guild-login',
    sees: 'choices',
    offers: ['account: Weavers Row', 'account: Brewers Hall', 'account: Glassworks Collective'],
  },
  'harbor-home': {
    sees: 'landing',
    entrance: 'Log in',
  },
  'harbor-login': {
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Log in',
  },
  'harbor-refused': {
    after: 'harbor-login',
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Log in',
    problem: 'The e-mail or password you entered is incorrect.',
  },
  'harbor-signed-in': {
    after: 'harbor-refused',
    sees: 'signed-in',
  },
  'hidden-templates': {
    sees: 'login',
    asks: ['username identifier text: User name', 'password password password: Password'],
    submit: 'Log in',
  },
  'identifier-beside-other-ways': {
    sees: 'login',
    asks: ['email identifier email: Email'],
    offers: ['sso_provider: Continue with Google'],
    submit: 'Continue with email',
  },
  'identifier-first-de': {
    sees: 'login',
    asks: ['username identifier text: Kundennummer'],
    submit: 'Weiter',
  },
  'identifier-first-en': {
    sees: 'login',
    asks: ['email identifier email: Work email'],
    submit: 'Continue',
  },
  'information-alert': {
    after: 'one-page-en',
    sees: 'code',
    asks: ['code code code: Verification code [email]'],
    submit: 'Verify',
  },
  'invitation-dashboard': {
    sees: 'signed-in',
  },
  'keyring-code-refused': {
    after: 'keyring-code',
    sees: 'code',
    asks: ['totp_code totp_code totp: Authenticator code [totp]'],
    submit: 'Verify',
    problem: 'That code is not right. Check your authenticator app.',
  },
  'keyring-code': {
    after: 'keyring-login',
    sees: 'code',
    asks: ['totp_code totp_code totp: Authenticator code [totp]'],
    submit: 'Verify',
  },
  'keyring-login': {
    sees: 'login',
    asks: ['username identifier text: User name', 'password password password: Password'],
    submit: 'Unlock',
  },
  'keyring-signed-in': {
    after: 'keyring-code-refused',
    sees: 'signed-in',
  },
  'landing-button-fr': {
    sees: 'landing',
    entrance: 'Se connecter',
  },
  'landing-link': {
    sees: 'landing',
    entrance: 'Log in',
  },
  'ledger-identifier': {
    sees: 'login',
    asks: ['email identifier email: E-mail address'],
    submit: 'Next',
  },
  'ledger-password': {
    after: 'ledger-identifier',
    sees: 'login',
    asks: ['password password password: Password'],
    submit: 'Sign in',
  },
  'ledger-signed-in': {
    after: 'ledger-password',
    sees: 'signed-in',
  },
  'login-beside-sign-up': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Log in',
  },
  'newsletter-only': {
    sees: 'unclear',
  },
  'one-form-page': {
    sees: 'login',
    asks: ['username identifier text: Member number', 'password password password: Password'],
    submit: 'Sign In',
  },
  'one-form-two-pairs': {
    sees: 'login',
    asks: ['username identifier text: User name', 'password password password: Password'],
    submit: 'Sign in',
  },
  'one-page-de': {
    sees: 'login',
    asks: ['username identifier text: Benutzername', 'password password password: Passwort'],
    submit: 'Anmelden',
  },
  'one-page-en': {
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Sign in',
  },
  'one-page-es': {
    sees: 'login',
    asks: ['username identifier text: Usuario', 'password password password: Contraseña'],
    submit: 'Iniciar sesión',
  },
  'one-page-fr': {
    sees: 'login',
    asks: ['email identifier email: Adresse e-mail', 'password password password: Mot de passe'],
    submit: 'Se connecter',
  },
  'one-page-it': {
    sees: 'login',
    asks: [
      'username identifier text: Nome utente o e-mail',
      'password password password: Password',
    ],
    submit: 'Accedi',
  },
  'one-page-pt': {
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Senha'],
    submit: 'Entrar',
  },
  'optional-code': {
    sees: 'login',
    asks: [
      'username identifier text: Username',
      'password password password: Password',
      'code code code?: Two-factor code (if enabled)',
    ],
    submit: 'Log in',
  },
  'orbit-login': {
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Sign in',
  },
  'orbit-refused': {
    after: 'orbit-login',
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Sign in',
    problem: 'We do not recognise this e-mail and password.',
  },
  'orbit-signed-in': {
    after: 'orbit-refused',
    sees: 'signed-in',
  },
  'other-ways-in': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    offers: [
      'sso_provider: Continue with Google',
      'sso_provider: Continue with Apple',
      'sso_provider: Single sign-on',
    ],
    submit: 'Continue',
  },
  'parcel-chooser': {
    after: 'parcel-login',
    sees: 'choices',
    offers: [
      'mfa_method sms: Text message > +46 •• ••• •• 42',
      'mfa_method email: E-mail > m•••@example.test',
    ],
  },
  'parcel-code': {
    after: 'parcel-chooser',
    sees: 'code',
    asks: ['code code code: Verification code [sms]'],
    offers: ['mfa_method switch: Try another way'],
    submit: 'Confirm',
  },
  'parcel-login': {
    sees: 'login',
    asks: ['email identifier email: E-mail address', 'password password password: Password'],
    submit: 'Sign in',
  },
  'parcel-signed-in': {
    after: 'parcel-code',
    sees: 'signed-in',
  },
  'password-and-code': {
    sees: 'login',
    asks: [
      'username identifier text: Username',
      'password password password: Password',
      'totp_code totp_code totp: Authenticator code [totp]',
    ],
    submit: 'Log in',
  },
  'password-with-chip': {
    sees: 'login',
    asks: ['password password password: Password'],
    submit: 'Continue',
  },
  'phone-login-fr': {
    sees: 'login',
    asks: [
      'phone identifier tel: Numéro de téléphone portable',
      'password password password: Mot de passe',
    ],
    submit: 'Connexion',
  },
  'quiet-success': {
    after: 'one-page-en',
    sees: 'signed-in?',
  },
  'refused-alert': {
    after: 'one-page-en',
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Sign in',
    problem: 'The email or password you entered is incorrect.',
  },
  'refused-described': {
    after: 'one-page-en',
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Sign in',
    problem: 'We do not know this address.',
  },
  'refused-field-ja': {
    after: 'one-page-en',
    sees: 'login',
    asks: ['email identifier email: メールアドレス', 'password password password: パスワード'],
    submit: 'ログイン',
    problem: 'パスワードが正しくありません。',
  },
  'refused-own-words': {
    after: 'one-page-en',
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Sign in',
    problem: 'The harbour master has nobody of that name on the list.',
  },
  'refused-page': {
    after: 'one-page-en',
    sees: 'blocked',
    reason: 'rate_limited',
    problem: 'Zu viele Versuche. Ihr Konto ist für 15 Minuten gesperrt.',
  },
  'refused-way-back': {
    after: 'one-page-en',
    sees: 'unclear',
    problem: 'The e-mail address or the password was not right.',
  },
  'refused-toast': {
    after: 'one-page-en',
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Sign in',
    problem: 'Your e-mail or password is wrong.',
  },
  'refused-paragraph': {
    after: 'one-page-en',
    sees: 'login',
    asks: ['email identifier email: Email address', 'password password password: Password'],
    submit: 'Sign in',
    problem: 'Wrong password. You have 2 tries left.',
  },
  'reset-form': {
    sees: 'landing',
    entrance: 'Back to log in',
  },
  'search-newsletter-login': {
    sees: 'login',
    asks: ['username identifier text: Email or username', 'password password password: Password'],
    submit: 'Log in',
  },
  'settings-asks-password': {
    sees: 'unclear',
  },
  'shadow-root': {
    sees: 'login',
    asks: ['username identifier text: User ID', 'password password password: Passcode or password'],
    submit: 'Sign in',
  },
  'shop-home': {
    sees: 'landing',
    entrance: 'Account',
  },
  'sign-up-only': {
    sees: 'landing',
    entrance: 'Sign in',
  },
  'sign-up-wrong-tokens': {
    sees: 'unclear',
  },
  'stay-signed-in': {
    after: 'one-page-en',
    sees: 'unclear',
  },
  'submit-behind-hidden-one': {
    sees: 'login',
    asks: ['email identifier email: E-mail', 'password password password: Password'],
    submit: 'Member sign in',
  },
  'submit-disabled-shown': {
    sees: 'login',
    asks: ['username identifier text: Orchard ID', 'password password password: Password'],
    submit: 'Continue',
  },
  'submit-scripted-link': {
    sees: 'login',
    asks: ['username identifier text: User name', 'password password password: Password'],
    submit: 'Log in',
  },
  'three-fields-de': {
    sees: 'login',
    asks: [
      'filiale text text: Filialnummer',
      'username identifier text: Benutzerkennung',
      'password password password: PIN',
    ],
    submit: 'Einloggen',
  },
  'two-menus': {
    sees: 'landing',
    entrance: 'Mein Konto',
  },
  'verdaccio-dialog': {
    sees: 'login',
    asks: ['username identifier text: Username', 'password password password: Password'],
    submit: 'Login',
  },
  'verdaccio-home': {
    sees: 'landing',
    entrance: 'Login',
  },
  'verdaccio-refused': {
    after: 'verdaccio-dialog',
    sees: 'login',
    asks: ['username identifier text: Username', 'password password password: Password'],
    submit: 'Login',
    problem: 'Invalid username or password',
  },
  'verdaccio-signed-in': {
    after: 'verdaccio-refused',
    sees: 'signed-in',
  },
  'workspace-picker-de': {
    sees: 'choices',
    offers: ['account: Nordlicht GmbH 12 Mitglieder', 'account: Südwind AG 3 Mitglieder'],
  },
}
