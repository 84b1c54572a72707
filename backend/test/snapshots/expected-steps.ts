import type { Expected } from './expected.ts'

/** Second steps, what is to be done elsewhere, and what lets nobody in. */
export const stepPages: Record<string, Expected> = {
  'captcha-mentioned': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'certificate-only': {
    sees: 'blocked',
    reason: 'certificate_only',
    problem:
      'Für den Zugang ist ein persönliches Zertifikat erforderlich. Legen Sie Ihre Karte ein und laden Sie die Seite neu.',
  },
  'chooser-rows-ko': {
    sees: 'choices',
    offers: [
      'mfa_method email: 이메일 > a•••@example.test',
      'mfa_method: 보안 키',
      'mfa_method sms: 문자 메시지 > •••• 42',
    ],
  },
  'chooser-unknown-names': {
    sees: 'choices',
    offers: [
      'mfa_method sms: Phone > +1 XXX-XXX-5309',
      'mfa_method sms: Phone > +1 XXX-XXX-5310',
      'mfa_method push: Tern Guard',
      'mfa_method totp: Tern Guard',
      'mfa_method: Passkey',
      'mfa_method totp: Quill Token',
    ],
  },
  'code-app-chip': {
    sees: 'code',
    asks: ['totp_code totp_code totp: Code from the Tern Approve app [totp]'],
    submit: 'Verify',
  },
  'code-for-device': { sees: 'unclear' },
  'code-masked-typing': { sees: 'code', asks: ['code code code: Enter code'], submit: 'Verify' },
  'error-in-unknown-words': {
    sees: 'login',
    asks: ['email identifier email: E-post', 'password password password: Parool'],
    submit: 'Edasi',
    problem: 'Neid andmeid me ei tunne, kontrolli üle.',
  },
  'key-only-es': { sees: 'blocked', reason: 'passkey_only' },
  'key-with-another-way': {
    sees: 'external',
    tells: 'security_key: Insert your security key and touch it when it blinks.',
    offers: ['mfa_method switch: Verify with something else'],
  },
  'mail-link-et': {
    sees: 'external',
    tells: 'mail_link: Saatsime juhised aadressile a•••@naide.test, palun ava need.',
  },
  'mail-link-expired': {
    sees: 'landing',
    entrance: 'Sign in',
    problem: 'The link we sent to your email has expired.',
  },
  'mail-link-or-code': {
    sees: 'external',
    tells: 'mail_link: We sent an email to a••@e••••••.test. Open the link in it to go on.',
    offers: ['mfa_method email: Enter the code from the email instead > a••@e••••••.test'],
  },
  'mail-link-pl': {
    sees: 'external',
    tells: 'mail_link: Wiadomość z linkiem została wysłana na adres a•••@przyklad.test.',
  },
  'news-where-errors-stand': {
    sees: 'code',
    asks: ['code code code: Enter code [email]'],
    submit: 'Verify',
  },
  'password-or-another-way': {
    sees: 'login',
    asks: ['password password password: Wachtwoord'],
    offers: ['mfa_method switch: Andere methode proberen'],
    submit: 'Inloggen',
  },
  'push-marked-et': { sees: 'external', tells: 'push: Vaata oma nutiseadet. 83' },
  'push-number': {
    sees: 'external',
    tells: 'push: Open the Harrow app and tap the number you see here to approve this sign-in. 47',
    offers: ['mfa_method switch: Use a different method'],
  },
  'push-sends-de': {
    sees: 'choices',
    offers: ['mfa_method push: Push senden', 'mfa_method switch: Andere Methode verwenden'],
  },
  'push-waiting-sv': {
    sees: 'external',
    tells: 'push: Push-notis skickad. Svara på din mobila enhet för att fortsätta.',
  },
  'rate-limited-fr': {
    sees: 'blocked',
    reason: 'rate_limited',
    problem: 'Réessayez dans 15 minutes.',
  },
  'security-question': {
    sees: 'code',
    asks: ['security_answer text text: What was the name of your first school?'],
    offers: ['mfa_method switch: Verify with something else'],
    submit: 'Verify',
  },
  'send-code-choice': {
    sees: 'choices',
    offers: [
      'mfa_method sms: Receive a code via SMS > +1 XXX-XXX-5309',
      'mfa_method call: Receive a voice call instead > +1 XXX-XXX-5309',
      'mfa_method switch: Verify with something else',
    ],
  },
  'send-mail-fr': { sees: 'choices', offers: ['mfa_method email: Envoyer > a***a@exemple.test'] },
  'site-error-pt': {
    sees: 'blocked',
    reason: 'site_error',
    problem: 'O cookie não foi encontrado.',
  },
  'wall-browser-check': {
    sees: 'blocked',
    reason: 'bot_wall',
    problem: 'Checking your browser before you continue. This takes a few seconds.',
  },
  'wall-captcha': { sees: 'blocked', reason: 'captcha', problem: 'Prima di continuare' },
  'templates-unstyled': {
    sees: 'login',
    asks: ['email identifier email: Email', 'password password password: Password'],
    submit: 'Sign in',
  },
  'chooser-certificate-only': {
    sees: 'choices',
    offers: ['mfa_method: Select Smart Card'],
  },
}
