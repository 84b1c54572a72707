import type { Text } from './en.ts'

const codeSources: Text['codeSources'] = {
  sms: (target) => (target ? `Envoyé par SMS au ${target}` : 'Envoyé par SMS'),
  email: (target) => (target ? `Envoyé par e-mail à ${target}` : 'Envoyé par e-mail'),
  call: (target) => (target ? `Dicté par téléphone au ${target}` : 'Dicté par téléphone'),
  totp: () => 'Affiché dans votre application d’authentification',
}

const failures: Text['failures'] = {
  credentials_invalid: {
    title: 'Ces identifiants n’ont pas fonctionné',
    body: 'Le site n’a pas accepté le nom d’utilisateur ou le mot de passe. Vérifiez-les et reconnectez-vous.',
    action: 'Les saisir à nouveau',
  },
  bot_detected: {
    title: 'Le site a bloqué cette connexion',
    body: 'Il n’accepte pas les navigateurs automatisés pour le moment. Attendre un peu suffit souvent.',
  },
  captcha_blocked: {
    title: 'Le site a demandé un test visuel',
    body: 'Il veut la preuve qu’une personne se connecte, et le test n’a pas pu être résolu.',
  },
  unsupported_auth_method: {
    title: 'Ce mode de connexion n’est pas pris en charge',
    body: 'Le compte demande une clé d’accès ou une clé de sécurité. Choisissez d’abord une autre méthode dans ses paramètres.',
    action: 'Se connecter autrement',
  },
  domain_not_allowed: {
    title: 'La connexion a quitté le site',
    body: 'Elle menait à une adresse que cette liaison ne peut pas utiliser. Rien n’y a été saisi.',
  },
  login_form_not_found: {
    title: 'Aucun formulaire de connexion trouvé',
    body: 'La page a peut-être changé, ou l’adresse est incorrecte.',
  },
  stuck_in_loop: {
    title: 'La connexion tournait en rond',
    body: 'Le site revenait sans cesse à la même page.',
  },
  max_attempts_reached: {
    title: 'Trop de tentatives',
    body: 'Attendez quelques minutes avant la prochaine, pour que le site ne bloque pas le compte.',
  },
  navigation_confused: {
    title: 'La connexion s’est perdue',
    body: 'Le site a affiché une page inattendue.',
  },
  website_error: {
    title: 'Le site rencontre un problème',
    body: 'Il n’a pas pu terminer la connexion. C’est en général réglé en quelques minutes.',
  },
  browser_error: {
    title: 'Un incident s’est produit de notre côté',
    body: 'Le navigateur qui effectue la connexion s’est arrêté. Rien n’a été enregistré.',
  },
  audit_unavailable: {
    title: 'Un incident s’est produit de notre côté',
    body: 'Vos informations n’ont pas pu être ouvertes en toute sécurité : elles n’ont pas été envoyées.',
  },
  vault_unavailable: {
    title: 'Un incident s’est produit de notre côté',
    body: 'Vos informations n’ont pas pu être ouvertes pour le moment : elles n’ont pas été envoyées.',
  },
  session_expired: {
    title: 'Cela a pris trop de temps',
    body: 'Par sécurité, une connexion ne reste ouverte que quelques minutes.',
  },
  totp_required: {
    title: 'Un code de votre application est nécessaire',
    body: 'Le site demande un code de votre application d’authentification.',
    action: 'Se connecter avec un code',
  },
  sms_code_required: {
    title: 'Un code reçu par SMS est nécessaire',
    body: 'Le site envoie un code sur votre téléphone. Reconnectez-vous en le gardant à portée de main.',
    action: 'Se connecter avec un code',
  },
  email_code_required: {
    title: 'Un code reçu par e-mail est nécessaire',
    body: 'Le site envoie un code dans votre messagerie. Reconnectez-vous en la gardant ouverte.',
    action: 'Se connecter avec un code',
  },
  account_choice_required: {
    title: 'Un compte doit être choisi',
    body: 'Le site demande quel compte utiliser.',
    action: 'Choisir un compte',
  },
  customer_input_required: {
    title: 'Le site demande autre chose',
    body: 'Il veut une information qui n’était pas enregistrée. Reconnectez-vous pour répondre.',
    action: 'Répondre maintenant',
  },
  external_action_required: {
    title: 'Votre approbation est nécessaire',
    body: 'Le site veut que vous approuviez la connexion, par exemple sur votre téléphone.',
    action: 'Se connecter et approuver',
  },
  totp_code_rejected: {
    title: 'Le code a été refusé',
    body: 'Le site n’a pas accepté le code généré. La clé d’authentification enregistrée est peut-être périmée.',
  },
}

/** French. */
export const fr: Text = {
  locale: 'fr',
  dir: 'ltr',
  connectTo: (domain) => `Relier ${domain}`,
  primeBody: (domain) =>
    `Connectez-vous à ${domain} pour que cette application puisse y utiliser votre compte.`,
  primePoints: (domain) => [
    `Vos saisies servent à vous connecter à ${domain}`,
    'Elles sont transmises chiffrées et ne restent pas dans cette page',
  ],
  continue: 'Continuer',
  cancel: 'Annuler',
  tryAgain: 'Réessayer',
  submit: 'Se connecter',
  submitCode: 'Vérifier',
  next: 'Suivant',
  connecting: 'Mise en relation',
  discovering: (domain) => `Ouverture de ${domain}`,
  discoveringBody: 'Recherche de la page de connexion. Cela prend quelques secondes.',
  submitting: 'Connexion en cours',
  submittingBody: 'En attente de la réponse du site.',
  signIn: (domain) => `Se connecter à ${domain}`,
  enterCode: 'Saisissez le code',
  choose: 'Choisissez comment continuer',
  chooseAccount: 'Choisissez un compte',
  chooseMethod: 'Confirmez que c’est bien vous',
  external: 'Approuvez la connexion',
  externalBody: 'Suivez les instructions du site. Cette page continue toute seule.',
  externalWaiting: 'En attente de votre approbation',
  openLiveView: 'Ouvrir la vue en direct',
  or: 'ou',
  otherWays: 'Autres moyens',
  optional: 'facultatif',
  required: 'Remplissez ce champ.',
  showPassword: 'Afficher le mot de passe',
  fields: {
    identifier: 'Nom d’utilisateur ou e-mail',
    password: 'Mot de passe',
    code: 'Code',
    'totp-code': 'Code de votre application d’authentification',
    'totp-secret': 'Clé d’authentification',
    text: 'Valeur',
  },
  codeSources,
  expiresSoon: 'Cette connexion va bientôt expirer',
  timeLeft: (time) => `Temps restant : ${time}`,
  success: 'Compte relié',
  successBody: (domain) => `Vous êtes connecté à ${domain}.`,
  expired: 'Cette connexion a expiré',
  expiredBody:
    'Par sécurité, une connexion ne reste ouverte que quelques minutes. Rien n’a été enregistré.',
  canceled: 'Connexion annulée',
  canceledBody: 'Rien n’a été enregistré.',
  unknown: 'Autre chose est nécessaire',
  unknownBody:
    'Le site demande quelque chose que cette version ne sait pas afficher. La suite viendra d’elle-même si cela passe ; vous pouvez aussi annuler.',
  failed: {
    title: 'Le compte n’a pas été relié',
    body: 'Un problème est survenu en chemin. Rien n’a été enregistré.',
  },
  failures,
  siteSays: (words) => `Le site indique : « ${words} »`,
  trouble: 'Le serveur est difficile à joindre. Nouvel essai en cours.',
  troubles: {
    network_error: 'La connexion au serveur est perdue. Tentative de reprise en cours.',
    rate_limited: 'Le serveur est occupé. Nouvel essai dans un instant.',
    internal_error: 'Le serveur a un problème. Nouvel essai dans un instant.',
  },
  refusal: 'Votre réponse n’a pas pu être envoyée. Veuillez réessayer.',
  refusals: {
    stale_interaction: 'Le site est passé à la suite entre-temps. Regardez de nouveau.',
    not_awaiting_input: 'Le site est passé à la suite entre-temps. Regardez de nouveau.',
    invalid_input: 'La réponse n’a pas été acceptée. Vérifiez-la.',
    sealing_failed:
      'Ce navigateur n’a pas pu chiffrer votre réponse : elle n’a pas été envoyée. Mettez le navigateur à jour ou utilisez-en un autre.',
  },
  poweredBy: 'Fourni par Managed Auth',
  terms: 'Conditions',
  privacy: 'Confidentialité',
}
