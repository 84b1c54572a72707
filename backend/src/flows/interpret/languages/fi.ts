import type { LanguageWords } from './language-words.ts'

export const fi: LanguageWords = {
  spaced: true,
  words: {
    login: 'kirjaudu( sisään)?|kirjautuminen|sisäänkirjautuminen|kirjautua',
    welcomeBack: 'tervetuloa takaisin',
    signUp:
      'rekisteröidy|rekisteröityminen|luo (uusi )?(tili|tunnus|käyttäjätili)|liity jäseneksi|uusi asiakas',
    signOut: 'kirjaudu ulos|uloskirjautuminen',
    account: 'tili|oma tili|profiili|omat tiedot',
    reset: 'unohtu\\p{L}+|unohdi\\p{L}+|palauta\\p{L}*|nollaa\\p{L}*|uusi salasana',
    newsletter: 'uutiskirje\\p{L}*|tilaa',
    search: 'hae|haku|etsi',
    next: 'jatka|seuraava',
    back: 'takaisin|peruuta|sulje',
    reveal: 'näytä|piilota',
    verify: 'vahvista|lähetä|tarkista',
    email: 'sähköposti\\p{L}*',
    phone: 'puhelin\\p{L}*|matkapuhelin\\p{L}*',
    username: 'käyttäjätunnus|käyttäjänimi|tunnus|asiakasnumero',
    password: 'salasana\\p{L}*',
    newPassword:
      'uusi salasana|(vahvista|toista|luo|valitse|vaihda) (uusi )?salasana|salasana (uudelleen|uudestaan)',
    currentPassword: '(nykyinen|vanha) salasana',
    terms: 'ehdot|ehtoja|tietosuoja\\p{L}*',
    passwordRules: 'vähintään \\d+ merkkiä',
    postal: 'katuosoite|postinumero|kaupunki',
    personName: 'etunimi|sukunimi|syntymäaika',
    remember: 'muista|pidä minut',
    code: 'koodi\\p{L}*|kertakäyttö\\p{L}*|vahvistuskoodi\\p{L}*',
    otherCode: 'postinumero|alennuskoodi|kampanjakoodi',
    refusal: 'virhe\\p{L}*|väärä|väärin|virheellinen|ei kelpaa|yritä uudelleen|lukittu',
    missing: 'pakollinen|syötä',
    using: 'käyttäen|kautta',
    save: 'tallenna( \\p{L}+)?|päivitä',
    changes: 'vaihda|muuta|muokkaa',
  },
}
