/**
 * What pages call things in English, German, French, Spanish, Italian, Portuguese, and a little
 * Dutch and Swedish. Written without accents and in lower case, the way `speaksOf` reads; `?`,
 * `\w` and brackets are regular expressions. Other languages have a file in `languages`.
 */
export const words = {
  login: [
    'log[ -]?in( here)?|log[ -]?on|sign[ -]?in|signing in|logging in',
    'anmelden|anmeldung|einloggen|melden sie sich an|melde dich an',
    "se connecter|connexion|connectez-vous|me connecter|s'identifier|identifiez-vous|identification",
    'inici(ar|a|e|o de) sesion|acceder|accede|acceso|entrar|ingresar|ingresa|ingrese',
    'accedi|accesso|entra|effettua il login',
    'iniciar sessao|inicie sessao|fazer login|acessar|acesse|conectar-se|aceder',
    'inloggen|log je in|logga in|zaloguj( sie)?|logowanie',
  ],
  welcomeBack: [
    'welcome back|willkommen zuruck|bon retour|content de vous revoir|bienvenid[oa] de (nuevo|vuelta)|bentornat[oa]|bem-vind[oa] de volta|welkom terug',
  ],
  signUp: [
    'sign[ -]?up|register|registration|create (an |a |your |my )?(\\w+ ){0,2}(account|profile|login)|create your (\\w+ ){0,2}id|join( now| us| free)?|new here|get started|open an account',
    'registrieren|registrierung|konto erstellen|konto anlegen|neues konto|konto eroffnen',
    "s'inscrire|inscription|inscrivez-vous|creer (un|mon|votre) compte|creation de compte",
    'registrarse|registrate|registrese|registro|crear( una| tu| mi)? cuenta|crea( una| tu)? cuenta|date de alta',
    'registrati|registrazione|crea (un |il tuo )?account|iscriviti|iscrizione',
    'cadastre-se|cadastrar|cadastro|criar( uma)? conta|crie (a )?(sua|uma)( propria)? conta|registe-se|registar|registrar|inscreva-se',
    'registreren|account aanmaken|maak een account|skapa konto|zarejestruj( sie)?|utworz konto',
  ],
  signOut: [
    'log[ -]?out|log[ -]?off|sign[ -]?out|sign[ -]?off',
    'abmelden|ausloggen',
    'se deconnecter|deconnexion|me deconnecter',
    'cerrar( la)? sesion|cierra sesion',
    'esci|disconnetti|disconnettiti',
    'sair|terminar sessao|encerrar sessao',
    'uitloggen|afmelden|logga ut|wyloguj( sie)?',
  ],
  signedInAs: [
    'signed in as|logged in as|user menu|account menu|your profile|my profile|account settings',
    'angemeldet als|eingeloggt als|mein profil|kontoeinstellungen',
    'connecte(e)? en tant que|mon profil|parametres du compte',
    'conectad[oa] como|sesion iniciada como|mi perfil|ajustes de la cuenta',
    'accesso effettuato come|il mio profilo|impostazioni account',
    'conectad[oa] como|meu perfil|configuracoes da conta',
  ],
  account: ['account|profile|avatar|user menu|konto|profil|compte|cuenta|perfil|profilo|conta'],
  reset: [
    'forgot(ten)?|reset|recover|recovery|retrieve (my |your |the )?(password|account|user ?name)|lost (your )?password|trouble (signing|logging) in|(can.t|cannot|unable to) (sign|log) in|problems? (signing|logging) in|send (me )?(a |the )?(reset |recovery )?(link|instructions)',
    'vergessen|zurucksetzen|wiederherstellen',
    'oublie(e)?|reinitialiser|reinitialisation|recuperer',
    'olvid\\w+|restablecer|recuperar|recuperacion',
    'dimenticat\\w|reimposta\\w*|recupera\\w*|ripristina\\w*',
    'esquec\\w+|redefinir|redefinicao|recuperar',
    'vergeten|herstellen|glomt',
  ],
  newsletter: [
    'newsletter\\w*|subscribe|subscription|mailing list|stay (in touch|updated|up to date|informed)|get (our )?(updates|news)|notify me',
    'abonnieren|neuigkeiten|auf dem laufenden',
    "s'abonner|abonnez-vous|je m'abonne|infolettre|actualites",
    'suscri\\w+|boletin\\w*|novedades',
    'iscriviti alla|novita|bollettino',
    'assine|assinar|novidades|boletim',
    'abonneren|nieuwsbrief|nyhetsbrev',
  ],
  search: [
    'search|find|suche|suchen|recherche|rechercher|chercher|buscar|busca|busqueda|cerca|ricerca|pesquisar|pesquisa|procurar|zoeken|szukaj|sok',
  ],
  next: [
    'next|continue|proceed|go on|weiter|fortfahren|suivant|continuer|siguiente|continuar|seguir|avanti|continua|prosegui|proximo|seguinte|avancar|volgende|doorgaan|dalej|nasta|fortsatt',
  ],
  back: [
    'back|cancel|close|zuruck|abbrechen|schliessen|retour|annuler|fermer|volver|atras|cancelar|cerrar|indietro|annulla|chiudi|voltar|fechar|terug|annuleren',
  ],
  resend: [
    're-?send|send (it |the code |code |e-?mail )?again|send (me )?a(nother| new) (code|one)|(request|get) a new code|(call|text|e-?mail) me again',
    '(erneut|nochmals?|noch einmal|neu(en code)?) (senden|schicken|anfordern)|neuen code',
    'renvoyer|envoyer (de )?nouveau|nouveau code|recevoir un nouveau',
    'reenviar|volver a enviar|enviar (de nuevo|otra vez)|nuevo codigo|novo codigo|rinvia|invia di nuovo|nuovo codice|enviar novamente',
    'opnieuw (verzenden|versturen|sturen)|nieuwe code|skicka igen',
  ],
  reveal: [
    'show|hide|reveal|toggle|view|anzeigen|ausblenden|einblenden|afficher|masquer|mostrar|ocultar|mostra|nascondi|esconder|exibir|tonen|verbergen',
  ],
  verify: [
    'verify|confirm|submit|validate|bestatigen|uberprufen|prufen|verifizieren|verifier|valider|confirmer|verificar|confirmar|comprobar|verifica|conferma|bevestigen|verifieren',
  ],
  email: [
    'e-?mails?( address| id)?|mail address|e-?mail-?adresse|mailadresse|courriel|adresse electronique|correo( electronico)?|posta elettronica|e-?mailadres',
  ],
  phone: [
    'phone|telephone|mobile|cell(phone)?|telefon\\w*|handy\\w*|mobilnummer|mobiltelefon|portable|telefono|movil|celular|cellulare|telefone|telemovel|telefoonnummer',
  ],
  username: [
    'user ?name|user[ -]?id|user|login( name| id)?|account (name|id|number)|member(ship)? (id|number|name)|customer (id|number)|nick ?name|employee id|student id',
    'benutzername|nutzername|benutzer|anmeldename|kundennummer|benutzerkennung|kennung|zugangsnummer|mitgliedsnummer',
    "nom d'utilisateur|identifiant|utilisateur|pseudo|numero (de )?client",
    'usuario|nombre de usuario|numero de cliente|identificador',
    'nome utente|utente|codice utente|codice cliente',
    'nome de (usuario|utilizador)|utilizador|numero de cliente',
    'gebruikersnaam|anvandarnamn|nazwa uzytkownika',
  ],
  password: [
    'password|pass ?phrase|passwd|pwd|passwort|kennwort|mot de passe|contrasena|clave( de acceso)?|parola|senha|palavra-passe|wachtwoord|losenord|haslo',
  ],
  newPassword: [
    '(new|create( a)?|choose( a)?|pick( a)?|you.ll need a|set( a)?|confirm( the| your)?|repeat|retype|re-enter|verify) (new )?password|password (confirmation|again)|change (your )?password|update (your )?password',
    'neues (passwort|kennwort)|(passwort|kennwort)\\w* (bestatig\\w*|wiederhol\\w*|andern|erneut|nochmals?|festlegen|wahlen|erstellen|vergeben)|(wiederhol\\w+|bestatig\\w+|wahle\\w*)( \\w+)? (passwort|kennwort)|passwort-?(wiederholung|bestatigung)',
    'nouveau mot de passe|(confirm\\w+|repet\\w+|ressaisi\\w+|modifi\\w+|chang\\w+|cre(er|ez)|chois\\w+|defini\\w+)( le| un| votre| ton| mon)?( nouveau)? mot de passe',
    'nueva (contrasena|clave)|(confirm\\w+|repet\\w+|repit\\w+|cambi\\w+|cre(ar?|e)|elige|elij\\w+|escribe de nuevo|vuelv\\w+ a escribir)( la| tu| su| una)? (contrasena|clave)',
    '(nuova|conferma|ripeti|cambia|modifica|crea|scegli|imposta|reinserisci)( la| una| tua| la tua)? password',
    'nova senha|(confirm\\w+|repet\\w+|repit\\w+|alter\\w+|mud\\w+|cri(ar|e)|escolh\\w+|digite novamente)( a| sua| uma)? (senha|palavra-passe)|confirmacao d[ea] senha|nova palavra-passe',
    '(nieuw|bevestig|herhaal)( je)? wachtwoord',
  ],
  currentPassword: [
    '(current|old|existing) password|(aktuelles|altes|bisheriges) (passwort|kennwort)|(ancien|actuel) mot de passe|mot de passe actuel|contrasena actual|password (attuale|vecchia)|senha atual|palavra-passe atual|huidig wachtwoord',
  ],
  current: [
    'current|old|existing|aktuell\\w*|alt(es)?|bisherig\\w*|ancien|actuel|actual|anterior|attuale|vecchia|atual|antiga|huidig|oud|nuvarande|gammalt|nuvaerende|gammel|navaerende|nykyinen|vanha|jelenlegi|soucasne|actuala',
  ],
  terms: [
    'terms|privacy policy|i agree|agb|nutzungsbedingungen|datenschutz\\w*|conditions (generales|d.utilisation)|terminos|condiciones|termini|condizioni|termos|voorwaarden',
  ],
  passwordRules: [
    '(at least|minimum( of)?|min\\.?|must (be|have|contain)|between) \\d+( and \\d+| or more)? (characters|chars|letters)|\\d+\\+ characters|\\d+ (characters|chars|letters|symbols) (or (more|longer)|minimum|long)|password strength|(mindestens|min\\.) \\d+ zeichen|(au moins|minimum) \\d+ caracteres|\\d+ caracteres (au )?minimum|(al menos|minimo)( de)? \\d+ caracteres|(almeno|minimo) \\d+ caratteri|(pelo menos|no minimo) \\d+ caracteres|(minimaal|ten minste) \\d+ (tekens|karakters)',
  ],
  save: [
    'save( \\w+)*|update|apply|speichern|ubernehmen|aktualisieren|enregistrer|sauvegarder|mettre a jour|guardar|actualizar|salva|aggiorna|salvar|atualizar|opslaan|bijwerken',
  ],
  changes: [
    '(change|update|edit|modify)( \\w+){0,3}|(\\w+ ){1,2}settings|andern|bearbeiten|modifier|changer|cambiar|modificar|cambia|modifica|alterar|editar|wijzigen',
  ],
  guest: [
    '(as|be) (a )?guest|guest|als gast|gast\\w*|invite|comme invite|invitad[oa]|ospite|convidad[oa]|gosc|misafir',
  ],
  referral: [
    'referral( \\w+)?|referrer|invit\\w+ code|invite code|promo\\w*( code)?|einladungscode|empfehlungscode|code (promo|de parrainage)|parrainage|codigo (de )?(invitacion|referido|promocional)|codice (invito|promozionale)|codigo de convite',
  ],
  postal: [
    'street|address line|post(al)? ?code|zip( code)?|city|town|strasse|hausnummer|plz|postleitzahl|ort|stadt|rue|code postal|ville|calle|codigo postal|ciudad|via|indirizzo|citta|cap|rua|cidade|cep|straat|postcode|woonplaats',
  ],
  tenant: [
    'domain|region|realm|directory|source|log ?[io]n to|tenant|verzeichnis|quelle|annuaire|company|organi[sz]ation|server|site|branch|database|environment|data ?cent(er|re)|institution|school|university|bank|mandant|firma|standort|bundesland|domane|domaine|entreprise|etablissement|dominio|empresa|azienda|instituicao|bedrijf',
  ],
  personName: [
    'first name|last name|full name|given name|family name|surname|birth(day|date)?|date of birth|vorname|nachname|geburtsdatum|prenom|nom de famille|date de naissance|nombre( completo)?(?! de (usuario|la cuenta))|apellidos?|fecha de nacimiento|cognome|data di nascita|sobrenome|nome completo|data de nascimento|voornaam|achternaam',
  ],
  remember: [
    'remember|keep me|stay (signed|logged) in|angemeldet bleiben|merken|se souvenir|rester connecte|recordar(me)?|mantener|ricordami|resta connesso|lembrar|manter|onthoud',
  ],
  code: [
    'code|otp|one-time (password|passcode|pin)|passcode|pass code|verification|2fa|mfa|two-factor|two-step|token',
    'bestatigungscode|sicherheitscode|einmalcode|einmalpasswort|verifizierungscode|prufcode|zwei-faktor\\w*|tan',
    'code a usage unique|double authentification',
    'codigo|clave dinamica|verificacion|dos pasos',
    'codice|verifica in due passaggi',
    'codigo|verificacao|duas etapas',
    'kod|verificatiecode',
  ],
  otherCode: [
    'post(al)?[ -]?code|zip( code)?|promo\\w*|coupon|voucher|discount|gift|country|area code|dial\\w*|cvv|cvc|card|captcha\\w*|invit\\w+|visual verification|client|person|urban\\w+|referral|sort code|bar ?code|source code|verification image|product|tracking|order|booking|serial|licen[cs]e|meeting|room|game|class|iban|bic|swift|sponsor\\w*|godparent|partner|staff|puk|copy|(code|word|characters?|text|letters?) (shown|below|in the (image|picture))|exactly as you',
    'postleitzahl|plz|sendungs\\w*|bestell\\w*|gutschein\\w*|rabatt\\w*|kartenprufnummer|aktionscode',
    'code postal|code promo|code de reduction|parrain\\w*|carte|partenaire',
    'codigo postal|cupon|descuento|tarjeta|codigo promocional',
    'codice (postale|sconto|promozionale|fiscale)|buono|carta',
    'cupom|desconto|cartao|cep|postcode',
  ],
  authenticator: [
    'authenticat(or|ion)( |-)?(app\\w*|code|application)|authenticator|totp|authy|code generator|app-generated',
    "authentifizierungs-?app|authentifikator|(application|appli) d'authentification",
    '(aplicacion|app) de autenticacion|autenticador|app di autenticazione|autenticatore|(aplicativo|aplicacao) (de autenticacao|autenticador)|authenticatie-?app',
  ],
  textMessage: [
    'sms|text message|text me|texted|text to|via text|by text|text a code|textnachricht|kurznachricht|message texte|texto|mensaje de texto|messaggio di testo|mensagem de texto|torpedo',
  ],
  phoneCall: [
    'call(ed|ing)?|voice|anruf\\w*|appel\\w*|llamad\\w+|llamar\\w*|chiamata|chiamar\\w*|chamada|ligacao|bellen',
  ],
  mailMessage: [
    'e-?mail(ed|s)?|mailed|inbox|mailbox|postfach|courriel|boite (mail|de reception)|correo|bandeja de entrada|posta|caixa de entrada',
  ],
  backupCode: [
    'back-?up code|recovery code|emergency code|wiederherstellungscode|notfallcode|code de (secours|recuperation)|codigo de (respaldo|recuperacion|reserva)|codice di (backup|recupero)|codigo de (backup|recuperacao)',
  ],
  passkey: [
    'passkeys?|security key|hardware key|webauthn|fido2?|yubikey|sicherheitsschlussel|hauptschlussel|cle (de securite|d.acces)|llave de (seguridad|acceso)|chiave di (sicurezza|accesso)|chave de (seguranca|acesso)',
  ],
  anotherWay: [
    '(try |use )?(another|a different|other|different|alternative) (way|method|option|factor)s?|verify with something else|something else|more options|other ways|choose another|change method',
    'andere (methode|option|moglichkeit)\\w*|auf andere weise|anders bestatigen',
    "(essayer |utiliser )?(une |d')?autres? (methode|moyen|facon|option)s?",
    '(probar |usar )?(otr[oa]s?) (metodo|forma|manera|opcion|opciones)s?',
    '(prova |usa )?(un )?altr[oaie] (metodo|modo|opzion[ei])',
    '(tentar |usar )?(de )?outr[oa]s? (metodo|forma|maneira|opcao|opcoes)',
    'andere (manier|methode|optie)',
  ],
  instead: ['instead|stattdessen|plutot|a la place|en su lugar|en cambio|invece|em vez disso'],
  chooseMethod: [
    'verify (your identity|it.s you|that it.s you)|choose (how|a method|a way|where|one)|how (do|would|should) (you|we)|select (a|how|where|one)|where should we|two-(step|factor)|2-step|get (a|your) (verification |security )?code|send (a|the|your|me a) code|confirm (it.s you|your identity)',
    'wahlen sie|wahle|auswahlen|wie mochten|wie mochtest|identitat|bestatigung|zwei-faktor\\w*',
    'choisissez|choisir|comment (souhaitez|voulez)|verifi\\w+ (votre|de votre|que) ',
    'elige|elija|selecciona\\w*|como (quieres|desea|prefieres)|verifica\\w* (tu|su|que)',
    'scegli|seleziona|come (vuoi|desideri|preferisci)|verifica (la tua|che)',
    'escolha|selecione|como (voce )?(quer|deseja|prefere)|verifi\\w+ (sua|a sua|que)',
    'kies|hoe wil je',
  ],
  chooseAccount: [
    '(choose|select|pick|which|switch|continue with|open)( an| a| your| the| one of your)? (account|workspace|organi[sz]ation|team|compan(y|ies)|tenant|profile|space|guild|server|store|site|project)s?|who.s (using|watching)|your (workspaces|organi[sz]ations|teams|guilds|accounts)',
    '(konto|benutzerkonto|arbeitsbereich|organisation|team|profil|mandant\\w*) (aus)?wahlen|wahlen sie (ein|einen|ihr|eine)|wahle (ein|einen|dein|eine)',
    "(choisissez|choisir|selectionnez)( un| une| votre| l')? ?(compte|espace( de travail)?|organisation|equipe|profil|entreprise)",
    '(elige|elija|selecciona|seleccione|escoge)( una?| tu| el| la)? (cuenta|espacio( de trabajo)?|organizacion|equipo|perfil|empresa)',
    '(scegli|seleziona)( un| il tuo| uno| una| la)?.? ?(account|spazio( di lavoro)?|organizzazione|team|profilo|azienda)',
    '(escolha|selecione)( uma?| sua| a| o)? (conta|espaco( de trabalho)?|organizacao|equipe|equipa|perfil|empresa)',
  ],
  otherAccount: [
    '(use|add|sign in to|log in to|choose|join|create) (an?other|a different|an?|a new) (account|workspace|organi[sz]ation|team|guild|company)|different account|not you|anderes konto|konto hinzufugen|(un )?autre compte|otra cuenta|altro account|outra conta|ander account',
  ],
  refusal: [
    'incorrect|wrong|invalid|not (valid|recogni[sz]ed|found|correct|right|registered|accepted)|(doesn.t|don.t|didn.t|does not|do not|did not|isn.t|is not) (match|recogni[sz]e|exist|work|know|a valid|right|correct|valid)|(couldn.t|could not|can.t|cannot|unable to) (find|sign|log|verify|process|complete)|no (account|user) (found|with)|failed|failure|denied|rejected|refused|locked|too many|expired|try again|error|unknown (user|account)|blocked|disabled|suspended|mismatch|bad (credentials|login|password|username)|unauthori[sz]ed|something went wrong',
    'falsch\\w*|ungultig\\w*|nicht (korrekt|gefunden|erkannt|gultig|richtig|uberein)|stimm(t|en) nicht|fehlgeschlagen|gesperrt|abgelaufen|fehler\\w*|zu viele|unbekannt\\w*|erneut versuchen',
    'incorrecte?s?|invalides?|errone\\w*|echec|echoue\\w*|introuvable|bloque\\w*|expire\\w*|erreurs?|ne correspond\\w*|trop de|pas valides?|reessayez|inconnu\\w*',
    'incorrect[oa]s?|invalid[oa]s?|no (es|son) (valid|correct)\\w*|erroneo\\w*|equivocad\\w+|fallid\\w+|bloquead\\w+|caducad\\w+|expirad\\w+|no coincide\\w*|no existe|demasiados|intentalo de nuevo',
    'errat[oaie]|non (e |sono )?(valid|corrett|riconosciut|trovat)\\w+|non esiste|sbagliat\\w|fallit\\w|bloccat\\w|scadut\\w|errore|troppi|riprova',
    'incorret[oa]s?|errad[oa]s?|nao (encontrad\\w+|existe|confere\\w*|corresponde\\w*|e valid\\w+)|falhou|erro|muitas tentativas|tente novamente',
    'onjuist|verkeerd|ongeldig|mislukt|geblokkeerd|verlopen|fout',
  ],
  using: ['with|using|mit|uber|avec|via|con|usando|com'],
  optional: ['optional|freiwillig|facultatif|opcional|facoltativo|if enabled|falls aktiviert'],
  missing: [
    'required|must (not )?be|please (enter|fill|provide|select)|enter (a|an|your)|pflichtfeld|erforderlich|bitte (geben|eingeben|ausfullen)|obligatoire|veuillez|obligatorio|introduce|requerido|obbligatorio|inserisci|obrigatorio|informe|preencha|verplicht|vul',
  ],
  interlude: [
    'stay signed in|keep me signed in|trust this (device|browser|computer)|remember this (device|browser|computer)|(accept|agree to|review)( the| our)? (new )?terms|allow access|grant access|wants? (to )?access|authori[sz]e|not now|skip( for now)?|maybe later|set up|verify your (e-?mail|account|phone)|almost (there|done)|one more step',
    'angemeldet bleiben|diesem gerat vertrauen|nicht jetzt|uberspringen|zustimmen|einrichten',
    'rester connecte|faire confiance|pas maintenant|ignorer|plus tard|autoriser',
    'mantener la sesion|confiar en|ahora no|omitir|mas tarde|autorizar|permitir',
    'resta connesso|non ora|salta|piu tardi|autorizza',
    'continuar conectado|agora nao|pular|mais tarde|autorizar',
  ],
} as const satisfies Record<string, readonly string[]>

export type Topic = keyof typeof words
