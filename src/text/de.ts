import type { Text } from './en.ts'

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `Per SMS gesendet an ${target}` : 'Per SMS gesendet'),
  email: (target) => (target ? `Per E-Mail gesendet an ${target}` : 'Per E-Mail gesendet'),
  call: (target) =>
    target ? `Wird per Anruf angesagt unter ${target}` : 'Wird per Anruf angesagt',
  totp: () => 'Steht in Ihrer Authenticator-App',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: 'Diese Angaben haben nicht gestimmt',
    body: 'Die Website hat Benutzername oder Passwort nicht akzeptiert. Prüfen Sie beides und melden Sie sich erneut an.',
    action: 'Neu eingeben',
  },
  bot_detected: {
    title: 'Die Website hat die Anmeldung blockiert',
    body: 'Sie lässt zurzeit keine automatisierten Browser zu. Oft hilft es, eine Weile zu warten.',
  },
  captcha_blocked: {
    title: 'Die Website verlangt eine Bildaufgabe',
    body: 'Sie will einen Nachweis, dass ein Mensch sich anmeldet, und die Aufgabe ließ sich nicht lösen.',
  },
  unsupported_auth_method: {
    title: 'Diese Art der Anmeldung wird nicht unterstützt',
    body: 'Das Konto verlangt einen Passkey oder Sicherheitsschlüssel. Wählen Sie zuerst in den Kontoeinstellungen eine andere Methode.',
    action: 'Anders anmelden',
  },
  domain_not_allowed: {
    title: 'Die Anmeldung hat die Website verlassen',
    body: 'Sie führte zu einer Adresse, die diese Verbindung nicht nutzen darf. Dort wurde nichts eingegeben.',
  },
  login_form_not_found: {
    title: 'Kein Anmeldeformular gefunden',
    body: 'Die Seite wurde vielleicht geändert, oder die Adresse stimmt nicht.',
  },
  stuck_in_loop: {
    title: 'Die Anmeldung drehte sich im Kreis',
    body: 'Die Website kehrte immer wieder zur selben Seite zurück.',
  },
  max_attempts_reached: {
    title: 'Zu viele Versuche',
    body: 'Warten Sie ein paar Minuten bis zum nächsten, damit die Website das Konto nicht sperrt.',
  },
  navigation_confused: {
    title: 'Die Anmeldung kam vom Weg ab',
    body: 'Die Website zeigte eine unerwartete Seite.',
  },
  website_error: {
    title: 'Die Website hat eine Störung',
    body: 'Sie konnte die Anmeldung nicht abschließen. Meist ist das nach wenigen Minuten vorbei.',
  },
  browser_error: {
    title: 'Bei uns ist etwas ausgefallen',
    body: 'Der Browser, der die Anmeldung ausführt, ist stehen geblieben. Es wurde nichts gespeichert.',
  },
  audit_unavailable: {
    title: 'Bei uns ist etwas ausgefallen',
    body: 'Ihre Angaben ließen sich nicht sicher öffnen und wurden deshalb nicht gesendet.',
  },
  vault_unavailable: {
    title: 'Bei uns ist etwas ausgefallen',
    body: 'Ihre Angaben ließen sich gerade nicht öffnen und wurden deshalb nicht gesendet.',
  },
  session_expired: {
    title: 'Das hat zu lange gedauert',
    body: 'Zur Sicherheit ist eine Anmeldung nur wenige Minuten offen.',
  },
  totp_required: {
    title: 'Ein Code aus Ihrer App wird gebraucht',
    body: 'Die Website fragt nach einem Code aus Ihrer Authenticator-App.',
    action: 'Mit Code anmelden',
  },
  sms_code_required: {
    title: 'Ein SMS-Code wird gebraucht',
    body: 'Die Website schickt einen Code an Ihr Telefon. Melden Sie sich erneut an und halten Sie es bereit.',
    action: 'Mit Code anmelden',
  },
  email_code_required: {
    title: 'Ein Code aus Ihrer E-Mail wird gebraucht',
    body: 'Die Website schickt einen Code an Ihr Postfach. Melden Sie sich erneut an und halten Sie es geöffnet.',
    action: 'Mit Code anmelden',
  },
  account_choice_required: {
    title: 'Ein Konto muss ausgewählt werden',
    body: 'Die Website fragt, welches Konto verwendet werden soll.',
    action: 'Konto auswählen',
  },
  customer_input_required: {
    title: 'Die Website fragt nach mehr',
    body: 'Sie verlangt etwas, das nicht hinterlegt war. Melden Sie sich erneut an, um zu antworten.',
    action: 'Jetzt antworten',
  },
  external_action_required: {
    title: 'Ihre Bestätigung wird gebraucht',
    body: 'Sie sollen die Anmeldung bestätigen, zum Beispiel auf Ihrem Telefon.',
    action: 'Anmelden und bestätigen',
  },
  totp_code_rejected: {
    title: 'Der Code wurde abgelehnt',
    body: 'Die Website hat den erzeugten Code nicht akzeptiert. Der hinterlegte Authenticator-Schlüssel ist vielleicht veraltet.',
  },
}

/** German. */
export const de: Text = {
  locale: 'de',
  dir: 'ltr',
  connectTo: (domain) => `${domain} verbinden`,
  primeBody: (domain) =>
    `Melden Sie sich bei ${domain} an, damit diese App Ihr Konto dort nutzen kann.`,
  primePoints: (domain) => [
    `Ihre Eingaben dienen nur der Anmeldung bei ${domain}`,
    'Sie werden verschlüsselt übertragen und nicht auf dieser Seite gespeichert',
  ],
  continue: 'Weiter',
  cancel: 'Abbrechen',
  tryAgain: 'Erneut versuchen',
  submit: 'Anmelden',
  submitCode: 'Bestätigen',
  next: 'Weiter',
  connecting: 'Verbindung wird aufgebaut',
  discovering: (domain) => `${domain} wird geöffnet`,
  discoveringBody: 'Die Anmeldeseite wird gesucht. Das dauert ein paar Sekunden.',
  submitting: 'Anmeldung läuft',
  submittingBody: 'Die Antwort der Website wird abgewartet.',
  signIn: (domain) => `Bei ${domain} anmelden`,
  enterCode: 'Code eingeben',
  choose: 'Wie möchten Sie fortfahren?',
  chooseAccount: 'Konto auswählen',
  chooseMethod: 'Bestätigen Sie, dass Sie es sind',
  external: 'Anmeldung bestätigen',
  externalBody: 'Folgen Sie den Anweisungen der Website. Hier geht es dann von selbst weiter.',
  externalWaiting: 'Warten auf Ihre Bestätigung',
  openLiveView: 'Live-Ansicht öffnen',
  or: 'oder',
  otherWays: 'Andere Möglichkeiten',
  optional: 'optional',
  required: 'Bitte ausfüllen.',
  showPassword: 'Passwort anzeigen',
  fields: {
    identifier: 'Benutzername oder E-Mail',
    password: 'Passwort',
    code: 'Code',
    'totp-code': 'Code aus Ihrer Authenticator-App',
    'totp-secret': 'Authenticator-Schlüssel',
    text: 'Wert',
  },
  codeSources,
  expiresSoon: 'Diese Anmeldung endet bald',
  timeLeft: (time) => `Verbleibende Zeit: ${time}`,
  success: 'Konto verbunden',
  successBody: (domain) => `Sie sind bei ${domain} angemeldet.`,
  expired: 'Diese Anmeldung ist abgelaufen',
  expiredBody:
    'Zur Sicherheit ist eine Anmeldung nur wenige Minuten offen. Es wurde nichts gespeichert.',
  canceled: 'Anmeldung abgebrochen',
  canceledBody: 'Es wurde nichts gespeichert.',
  unknown: 'Es wird noch etwas gebraucht',
  unknownBody:
    'Die Website verlangt etwas, das diese Version nicht anzeigen kann. Wenn sich das erledigt, geht es von selbst weiter; Sie können auch abbrechen.',
  failed: {
    title: 'Das Konto wurde nicht verbunden',
    body: 'Unterwegs ist etwas schiefgegangen. Es wurde nichts gespeichert.',
  },
  failures,
  siteSays: (words) => `Die Website meldet: „${words}“`,
  trouble: 'Der Weg zum Server ist gestört. Es wird erneut versucht.',
  troubles: {
    network_error: 'Die Verbindung ist abgebrochen. Der Server wird erneut gesucht.',
    rate_limited: 'Der Server ist ausgelastet. Gleich wird es erneut versucht.',
    internal_error: 'Der Server hat eine Störung. Gleich wird es erneut versucht.',
  },
  refusal: 'Ihre Antwort konnte nicht gesendet werden. Bitte versuchen Sie es erneut.',
  refusals: {
    stale_interaction: 'Die Website ist inzwischen weiter. Bitte sehen Sie noch einmal nach.',
    not_awaiting_input: 'Die Website ist inzwischen weiter. Bitte sehen Sie noch einmal nach.',
    invalid_input: 'Die Antwort wurde nicht angenommen. Bitte prüfen Sie sie.',
    sealing_failed:
      'Dieser Browser konnte Ihre Antwort nicht verschlüsseln, darum wurde sie nicht gesendet. Aktualisieren Sie den Browser oder nehmen Sie einen anderen.',
  },
  poweredBy: 'Bereitgestellt mit Managed Auth',
  terms: 'Nutzungsbedingungen',
  privacy: 'Datenschutz',
}
