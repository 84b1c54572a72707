import type { LanguageWords } from './language-words.ts'

/** Swedish, Danish and Norwegian. */
export const sv: LanguageWords = {
  spaced: true,
  words: {
    login: 'logga in|inloggning|log ind|logg inn|logg på|innlogging|pålogging',
    welcomeBack: 'välkommen tillbaka|velkommen tilbage|velkommen tilbake',
    signUp:
      'registrera( dig)?|registrering|skapa (ett )?(nytt )?konto|bli medlem|opret (en )?(ny )?(konto|bruger|profil)|tilmeld( dig)?|registrer( deg| dig)?|opprett (en )?(ny )?(konto|bruker)|ny kund|ny bruger|ny bruker',
    signOut: 'logga ut|utloggning|log ud|logg ut|logg av',
    signedInAs: 'inloggad som|logget ind som|logget inn som|min profil|min side',
    account: 'konto|mitt konto|min konto|profil|min side|mina sidor',
    reset: 'glömt|glömde|återställ\\p{L}*|glemt|nulstil\\p{L}*|tilbakestill\\p{L}*|gendan',
    newsletter: 'nyhetsbrev\\p{L}*|nyhedsbrev\\p{L}*|prenumerera|abonner|abonnér',
    search: 'sök|søg|søk',
    next: 'nästa|fortsätt|gå vidare|næste|fortsæt|videre|neste|fortsett',
    back: 'tillbaka|avbryt|stäng|tilbage|annuller|luk|tilbake|avbryt|lukk',
    resend: 'skicka (igen|på nytt|ny kod)|send (igen|ny kode|på nytt)',
    reveal: 'visa|dölj|vis|skjul',
    verify: 'bekräfta|verifiera|bekræft|bekreft',
    email: 'e-?post(adress\\p{L}*)?|e-?mail(adresse)?|mejl(adress)?|mailadresse',
    phone: 'telefon\\p{L}*|mobil\\p{L}*',
    username:
      'användarnamn|användare|kundnummer|personnummer|medlemsnummer|brugernavn|bruger|kundenummer|brukernavn|bruker|fødselsnummer',
    password: 'lösenord\\p{L}*|adgangskode\\p{L}*|kodeord\\p{L}*|passord\\p{L}*',
    newPassword:
      '(nytt|välj( ett)?|upprepa|bekräfta|skapa( ett)?|byt|ändra) lösenord\\p{L}*|lösenord\\p{L}* igen|(ny|vælg( en)?|gentag|bekræft|opret|skift)( ny)? (adgangskode|kodeord)|(adgangskode|kodeord) igen|(nytt|velg|gjenta|bekreft|lag|endre) passord|gjenta passord\\p{L}*',
    currentPassword:
      '(nuvarande|gammalt) lösenord|(nuværende|gammel|gammelt) (adgangskode|kodeord)|(nåværende|gammelt) passord',
    terms: 'villkor\\p{L}*|vilkår\\p{L}*|betingelser\\p{L}*|integritetspolicy|personvern',
    passwordRules: '(minst|mindst) \\d+ (tecken|tegn)',
    postal: 'gatuadress|postnummer|postnr|poststed',
    tenant: 'företag|virksomhed|bedrift|domän|organisation',
    personName: 'förnamn|efternamn|fornavn|efternavn|etternavn|födelsedatum|fødselsdato',
    remember:
      'kom ihåg|håll mig inloggad|husk mig|husk meg|forbliv logget|hold meg innlogget|forbli innlogget',
    code: 'kod|kode|koden|engångskod\\p{L}*|engangskode\\p{L}*|verifieringskod\\p{L}*|bekræftelseskode|tvåstegs\\p{L}*|totrins\\p{L}*',
    otherCode: 'rabatt?kod\\p{L}*|postnummer|kampanjkod\\p{L}*|gavekort|presentkort',
    textMessage: 'sms|textmeddelande|tekstbesked|tekstmelding',
    mailMessage: 'e-?post|mejl|e-?mail',
    anotherWay: '(annat|andra|anden|andre|annen) (sätt|metod\\p{L}*|alternativ|måde|måte)',
    refusal:
      'fel|felaktig\\p{L}*|ogiltig\\p{L}*|försök igen|spärrad\\p{L}*|forkert\\p{L}*|ugyldig\\p{L}*|prøv igen|prøv igjen|feil|låst|findes ikke|finnes ikke',
    optional: 'valfritt|frivillig\\p{L}*|valgfri\\p{L}*',
    missing: 'obligatorisk\\p{L}*|påkrævet|påkrevd|ange|indtast|skriv inn|fyll i',
    using: 'med|via|genom',
    save: 'spara( \\p{L}+)?|gem( \\p{L}+)?|lagre( \\p{L}+)?|uppdatera|opdater',
    changes: 'ändra|byt|skift|ændr|endre|rediger',
  },
}
