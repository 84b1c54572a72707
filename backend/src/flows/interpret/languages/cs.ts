import type { LanguageWords } from './language-words.ts'

/** Czech and Slovak. */
export const cs: LanguageWords = {
  spaced: true,
  words: {
    login:
      'přihlásit( se)?|přihlášení|přihlaste se|přihlašte se|prihlásiť( sa)?|prihlásenie|prihláste sa|vstoupit|vstup do',
    welcomeBack: 'vítejte zpět|vitajte späť',
    signUp:
      'registrovat( se)?|registrace|zaregistrovat( se)?|zaregistrujte se|vytvořit (si )?(nový )?účet|nový účet|založit účet|registrovať( sa)?|registrácia|zaregistrovať( sa)?|vytvoriť( si)? účet|nová registrace',
    signOut: 'odhlásit( se)?|odhlášení|odhlásiť( sa)?|odhlásenie',
    signedInAs: 'přihlášen jako|prihlásený ako|můj profil|môj profil',
    account: 'účet|můj účet|môj účet|profil',
    reset: 'zapom\\p{L}+|zabud\\p{L}+|obnov\\p{L}+|zaslat (nové )?heslo',
    newsletter: 'odběr|odebírat|novinky e-?mailem|odber noviniek|odoberať',
    search: 'hledat|hledej|vyhledat|vyhledávání|hľadať|vyhľadať',
    next: 'pokračovat|další|dále|pokračovať|ďalej',
    back: 'zpět|zrušit|zavřít|späť|zrušiť|zavrieť',
    resend: 'znovu odeslat|poslat znovu|nový kód|odoslať znova',
    reveal: 'zobrazit|skrýt|zobraziť|skryť',
    verify: 'ověřit|potvrdit|odeslat|overiť|potvrdiť|odoslať',
    email: 'e-?mail\\p{L}*|elektronická pošta',
    phone: 'telefon\\p{L}*|telefón\\p{L}*|mobil\\p{L}*',
    username:
      'uživatelské jméno|uživatel|přihlašovací jméno|používateľské meno|používateľ|prihlasovacie meno|zákaznické číslo',
    password: 'heslo|hesla|hesle',
    newPassword:
      'nové heslo|(heslo|hesla) (znovu|ještě jednou|pro kontrolu|podruhé|znova)|(potvrzení|potvrďte|zopakujte|opakovat|zvolte( si)?|změnit|změna|potvrdenie|zopakujte|zmeniť) (nové |nového )?hesl\\p{L}',
    currentPassword: '(současné|stávající|staré|aktuální|súčasné|pôvodné) heslo',
    terms: 'podmínk\\p{L}+|podmienk\\p{L}+|osobních údajů|osobných údajov',
    passwordRules: '(alespoň|minimálně|min\\.|aspoň) \\d+ znak\\p{L}*',
    postal: 'ulice|ulica|psč|město|mesto',
    tenant: 'doména|společnost|firma|spoločnosť',
    personName: '(?<!(ské|cí) )jméno|příjmení|(?<!(ské|cie) )meno|priezvisko|datum narození',
    remember:
      'zapamatovat|pamatovat|zůstat přihlášen\\p{L}*|neodhlašovat|zapamätať|zostať prihlásen\\p{L}*',
    code: 'kód\\p{L}*|ověřovací|jednorázov\\p{L}+|dvoufázov\\p{L}+',
    otherCode: 'slevový|zľavový|psč|poukaz\\p{L}*|opište',
    textMessage: 'sms|textov\\p{L}+ zpráv\\p{L}+',
    mailMessage: 'e-?mail\\p{L}*',
    anotherWay: '(jin|iný)\\p{L}* (způsob\\p{L}*|metod\\p{L}*|možnost\\p{L}*|spôsob\\p{L}*)',
    refusal:
      'nesprávn\\p{L}+|chybn\\p{L}+|neplatn\\p{L}+|špatn\\p{L}+|zablokován\\p{L}*|nesouhlas\\p{L}+|neexistuje|zkuste( to)? znovu|skúste znova|chyba',
    optional: 'nepovinn\\p{L}+|volitelné',
    missing: 'povinn\\p{L}+|vyplňte|zadejte|zadajte',
    using: 'přes|pomocí|cez|prostredníctvom',
    save: 'uložit( \\p{L}+)?',
    changes: 'změnit|změna|upravit|zmeniť|zmena',
  },
}
