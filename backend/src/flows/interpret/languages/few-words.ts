import type { LanguageWords } from './language-words.ts'

/**
 * What second steps say in languages that have no file of their own: Swedish, Danish, Norwegian,
 * Finnish, Czech, Slovak, Hungarian, Romanian, Greek, Ukrainian, Vietnamese, Indonesian, Malay,
 * Catalan, Basque, Lithuanian, Latvian, Persian, Georgian; and what the others say less often.
 */
export const fewWords: LanguageWords = {
  spaced: true,
  words: {
    login:
      'log(g deg)? pa|konekte|hasi saioa|logg deg inn|daftar masuk|вхід|conectare|initia sesio|inicia la sessio|entra\\p{L}* amb|prisijung\\p{L}+|pieteik\\p{L}+|შესვლა',
    back: 'takaisin|zpet|spat|vissza|inapoi|назад|quay lai|kembali|επιστροφη|πισω|enrere|itzuli|tilbage|tilbake|tillbaka|retounen|atgal|atpakal|بازگشت|უკან',
    resend:
      '(skicka|send|ring|motta)\\p{L}* .{0,40}(igen|igjen|pa nytt)|(verzend|stuur|bel)\\p{L}* .{0,30}opnieuw|opnieuw bellen|(laheta|soita)\\p{L}* .{0,40}uudelleen|(odeslat|zaslat|poslat|zavolat)\\p{L}* .{0,30}znov\\p{L}|ujrakuld\\p{L}*|.{0,30}ujrakuldes\\p{L}*|hivas ujra|retrimite\\p{L}*|(trimite|suna)\\p{L}* din nou|(надісла|відправ|зателефон)\\p{L}+ .{0,30}(знову|повторно|ще раз)|(отправить|позвонить) .{0,30}ещ[её] раз|(gui|goi) lai|(kirim|hubungi) .{0,30}(lagi|ulang)|(hantar|panggil) .{0,10}semula|(εκ νεου|επαναληψη) (αποστολη|κληση)\\p{L}*|(επαναληψη) .{0,30}αποστολης.{0,30}|(bidali|deitu) berriro|voye anko|revoye|call again|erneut anrufen|(vous )?rappeler|volver a llamar|chiama di nuovo|ligar novamente|zadzwon ponownie|yeniden ara|tornar? a enviar',
    anotherWay:
      'ander(e|en|er|em) (methode|option|moglichkeit|weg)\\p{L}*|ander\\p{L}* manier|toista tapaa|toisella tavalla|muulla tavalla|(με )?αλλη μεθοδο|αλλον τροπο|mashogyan|maskepp\\p{L}*|mas modszer\\p{L}*|altra manera|altre metode|cita veida|kitu budu|інш\\p{L}+ (спос|метод|вар)\\p{L}*|jin\\p{L}+ (zpusob|metod|moznost|sposob)\\p{L}*|annat satt|andra satt|anden made|andre mader|annen mate|alta (metoda|varianta)|alt mod|cach khac|phuong thuc khac|(cara|kaedah) lain|راه دیگری|სხვანაირად|სხვა გზ\\p{L}*',
    chooseMethod:
      "(login|log-in|sign-?in|verification|security|authentication) method|methode de (connexion|securite|verification)|metode (d'entrada|de seguretat)|metodo (de (inicio|seguridad|verificacion)|di (sicurezza|accesso|verifica)|d'entrada)|beveiligingsmethode|sakerhetsmetod|sikkerhedsmetode|sikkerhetsmetode|metode til log ?ind|suojausmenetelma\\p{L}*|kirjautumistap\\p{L}+|metod\\p{L}* (zabezpecen|prihlas)\\p{L}+|sposob prihlas\\p{L}+|biztonsagi modszer\\p{L}*|belepesi modszer\\p{L}*|metoda de securitate|μεθοδο\\p{L}* (ασφαλειας|εισοδου|συνδεσης)|(метод|спос)\\p{L}* (вход|захист|безпек)\\p{L}*|одним із методів|phuong (thuc|phap) bao mat|metode keamanan|kaedah keselamatan|segurtasun-metodo|روش ورود|შესვლის მეთოდ\\p{L}*",
    code: "(varmennus|vahvistus|kerta|turva)?koodi\\p{L}*|(bekreftelses|sikkerhets|verifiserings|engangs|bekraeftelses|sikkerheds|verifikations)kode\\p{L}*|(verifierings|sakerhets|engangs)kod\\p{L}*|(overovaci|jednorazov\\p{L}+|bezpecnostni) k[oó]d\\p{L}*|(ellenorzo|biztonsagi|egyszeri) kod\\p{L}*|cod(ul)? (de|din)|κωδικ\\p{L}+ (επαληθευσης|μιας[ -]χρησης|ασφαλειας|ανακτησης|απο)|(εισαγ|πληκτρολογ)\\p{L}+( εναν| τον| τ\\p{L}+)? κωδικ\\p{L}+(?! προσβασης)|код\\p{L}*|ma (xac minh|xac nhan|otp|tu ung dung)|nhap ma|kode (verifikasi|otp|keamanan)|kod (pengesahan|keselamatan)|codi (de |d'|d’)?|kodea|კოდი\\p{L}*|کد",
    authenticator:
      "applicazione di autenticazione|aplicacio d'autenticacio|(autentiza|autentifika|overova)cn\\p{L}+ aplik\\p{L}+|(todentaja|todennus)sovellu\\p{L}*|hitelesito ?alkalmaz\\p{L}*|engangskodegenerator|(autentiserings|godkendelses|autentificerings)-?app\\p{L}*|aplicatie de autentificare|εφαρμογη (ταυτοποιησης|ελεγχου ταυτοτητας|επαληθευσης)|застосун\\p{L}+ (для )?автентиф\\p{L}+|تطبيق (مصادق|المصادقة)|ავთენტიკატორ\\p{L}*|برنامه احراز هویت|ung dung xac thuc|aplikasi (autentikasi|pengesah)",
    textMessage:
      'textmeddelande|tekstbesked|tekstmelding|tekstiviesti\\p{L}*|textov\\p{L}+ zprav\\p{L}+|szoveges uzenet|mesaj text|γραπτο μηνυμα|текстов\\p{L}+ повідомлен\\p{L}+|tin nhan|pesan teks',
    phoneCall:
      'angerufen|rufen|вызыва\\p{L}*|sprachanruf|sprachnachricht|spraak(bericht|oproep)|rostsamtal|samtal|taleopkald|stemmeopkald|taleanrop|aanipuhelu\\p{L}*|hlasov\\p{L}+ (volani|hovor)\\p{L}*|zavolat|φωνητικ\\p{L}+ κληση\\p{L}*|hanghivas\\p{L}*|panggilan suara|apel(ul)? vocal|apel telefonik|cuoc goi|goi thoai|дзвін\\p{L}*|подзвон\\p{L}+|зателефон\\p{L}+|trucada|ahots-dei',
    mailMessage:
      'sahkoposti\\p{L}*|e-?post\\p{L}*|e-?mel|correu( electronic)?|imel|пошт\\p{L}+|електронн\\p{L}+ (пошт|лист)\\p{L}+|(helbide|mezu) elektroniko\\p{L}*|ایمیل|ელფოსტ\\p{L}*|e-?past\\p{L}*|el\\. ?past\\p{L}*',
    backupCode:
      'recovery (authentication )?code|codigo de (autenticacion|autenticacao) de recuperacion|codigo de autenticacao de recuperacao|kod\\p{L}* (pro )?obnov\\p{L}+|kod\\p{L}* pre obnov\\p{L}+|overovaci kod pre obnov\\p{L}+|κωδικ\\p{L}+ ανακτησης|codi .{0,20}recuperacio|код\\p{L}* відновлення|کد .{0,20}بازیابی|აღდგენ\\p{L}*|palautuskoodi\\p{L}*|gendannelseskode\\p{L}*|gjenopprettingskode\\p{L}*|aterstallningskod\\p{L}*|helyreallitasi kod\\p{L}*|cod de recuperare|رمز .{0,12}الاسترداد',
    password:
      'jelszo\\p{L}*|salasana\\p{L}*|hesl[oaem]\\p{L}*|adgangskode\\p{L}*|passord\\p{L}*|losenord\\p{L}*|κωδικ\\p{L}+ προσβασης|contrasenya|mat khau|kata (sandi|laluan)|slaptazod\\p{L}+|parole|пароль|პაროლ\\p{L}*|رمز عبور|گذرواژه|pasahitz\\p{L}*|modpas',
  },
}

/** The same in scripts whose words do not stand apart. */
export const fewUnspacedWords: LanguageWords = {
  spaced: false,
  words: {
    back: 'กลับ|ย้อน',
    resend:
      '(ส่ง|โทร).{0,30}อีกครั้ง|もう一度(電話|かけ)|重新(呼叫|拨打)|再次(撥打|发送|傳送)|다시 ?전화',
    anotherWay: 'วิธีอื่น',
    chooseAccount: 'اختر.{0,10}(مؤسسة|منظمة|شركة|حساب|فريق)',
    chooseMethod:
      'วิธี(การ)?(เข้าสู่ระบบ|รักษา)|身元を確認|セキュリティ方式|安全方法|驗證您的身分|验证您的身份',
    code: 'รหัส(?!ผ่าน)',
    password: 'รหัสผ่าน',
    phone: '전화(번호)?',
    phoneCall: 'โทร|보이스 ?콜|음성|呼び出し(中|ています)',
    mailMessage: 'อีเมล',
    backupCode: 'รหัส.{0,20}(กู้คืน|สำรอง)|(恢復|恢复|復原)(驗證|验证)?(碼|码|代碼|代码)',
    authenticator: 'แอป.{0,10}(ยืนยันตัวตน|พิสูจน์ตัวจริง|ตรวจสอบสิทธิ์)',
  },
}
