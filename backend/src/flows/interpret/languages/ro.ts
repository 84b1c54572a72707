import type { LanguageWords } from './language-words.ts'

export const ro: LanguageWords = {
  spaced: true,
  words: {
    login:
      'autentific\\p{L}+|autentificare|conect\\p{L}+|intră( în cont)?|logare|loghează-te|login',
    welcomeBack: 'bine ai revenit|bine ați revenit',
    signUp: 'înregistr\\p{L}+|creează (un )?cont|creare cont|cont nou|înscrie-te|inregistr\\p{L}+',
    signOut: 'deconect\\p{L}+|ieșire|delogare',
    account: 'cont|contul meu|profil',
    reset: '(am )?uitat\\p{L}*|resetea\\p{L}+|resetare|recuper\\p{L}+',
    newsletter: 'abonează-te|abonare|noutăți',
    search: 'caută|căutare',
    next: 'continuă|continuare|înainte|următorul',
    back: 'înapoi|anulează|închide',
    reveal: 'arată|afișează|ascunde',
    verify: 'confirmă|verifică|trimite',
    email: 'e-?mail|adres[aă] de e-?mail',
    phone: 'telefon\\p{L}*|mobil',
    username: 'nume( de)? utilizator|utilizator|id client',
    password: 'parol\\p{L}+',
    newPassword:
      'parol[aă] nouă|(confirm\\p{L}+|repet\\p{L}+|reintrodu\\p{L}*|alege( o)?|schimb\\p{L}+)( noua)? parol\\p{L}+|parola din nou',
    currentPassword: 'parola (actuală|curentă|veche)',
    terms: 'termeni\\p{L}*|confidențialitate',
    passwordRules: '(cel puțin|minim) \\d+ caractere',
    postal: 'stradă|strada|cod poștal|oraș|localitate',
    personName: 'prenume|nume de familie|data nașterii',
    remember: 'ține-mă minte|păstrează-mă|reține',
    code: 'cod|codul|codului|cod de verificare',
    otherCode: 'cod poștal|cod promo\\p{L}*|cupon|voucher',
    refusal: 'greșit\\p{L}*|incorect\\p{L}*|eroare|invalid\\p{L}*|încearcă din nou|blocat\\p{L}*',
    missing: 'obligatoriu|introdu\\p{L}*',
    using: 'cu|prin',
    save: 'salvează|actualizează',
    changes: 'schimbă|schimbare|modifică|editează',
  },
}
