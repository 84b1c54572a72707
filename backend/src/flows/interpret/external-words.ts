import type { ExternalSighting } from '../sighting.ts'
import { plainPattern } from './plain-pattern.ts'

const saying = (...parts: string[]) =>
  plainPattern(new RegExp(parts.map((part) => `(?:${part})`).join('|')))

/**
 * How pages ask for something outside of the browser, a line a language. Read in lower case and
 * without accents. A word alone is not enough: it says what was sent, or what to do with it.
 */
export const externalWords: Record<ExternalSighting['means'], RegExp> = {
  mail_link: saying(
    '(check|open|go to) your (e-?mail|inbox|mailbox)|(click|tap|follow|open|use) (on )?(the|that|your) .{0,40}link|(we|been|was|just|have|has)( just| now)? (sent|e-?mailed) .{0,80}(e-?mail|link|instructions|inbox)|(e-?mail|link|message).{0,80}(has been|was|we|we.ve|just) sent|should receive an e-?mail|verify your e-?mail',
    '(prufen|uberprufen|offnen) sie ihr(e|en)? .{0,20}(e-?mail|posteingang|postfach)|(e-?mail|link|nachricht).{0,160}(gesendet|gesandt|geschickt|verschickt|versendet|zugesandt)|(gesendet|gesandt|geschickt).{0,60}(e-?mail|link)|klicken sie .{0,50}link',
    '(verifiez|consultez|ouvrez) (votre|vos) (boite|e-?mail|courriel|messagerie)|(e-?mail|courriel|lien|message).{0,160}envoye|envoye.{0,60}(e-?mail|courriel|lien)|cliquez .{0,20}lien',
    '(revis|consult|comprueb|verifi|abr)\\w* (tu|su|el) (correo|bandeja|e-?mail)|envi(ado|amos|o).{0,80}(correo|e-?mail|enlace|mensaje)|(correo|e-?mail|enlace|mensaje).{0,80}enviado|(haz|haga) clic .{0,20}enlace|rebra un correu|enviat .{0,60}(correu|enllac)|(correu|enllac).{0,60}enviat',
    '(controlla|verifica|apri) (la )?(tua )?(e-?mail|posta|casella)|inviat\\w.{0,80}(e-?mail|link|messaggio)|(e-?mail|link|messaggio).{0,80}inviat\\w|(clicca|fai clic|fare clic) .{0,30}(link|collegamento|e-?mail)',
    '(verifique|confira|consulte|abra) (o |a )?(seu|sua) (e-?mail|caixa)|envi(amos|ad\\w+).{0,80}(e-?mail|link|mensagem)|(e-?mail|link|mensagem).{0,80}enviad\\w|clique .{0,20}link',
    '(controleer|bekijk|open) (je|uw) (e-?mail|inbox|mailbox)|(e-?mail|link|bericht).{0,80}(gestuurd|verzonden|verstuurd|gezonden)|(gestuurd|verzonden|verstuurd).{0,60}(e-?mail|link)|klik op .{0,20}link',
    '(e-?post|mail|lank|link|lenke|meddelande|besked|melding)\\w*.{0,80}(skicka(t|ts|des)|sendt|afsendt)|(skickat|sendt) .{0,80}(e-?post|mail|lank|link|lenke)|(klicka|klik|klikk) pa .{0,40}(lank|link|lenk|kobling)',
    '(lahetimme|lahetetty|lahetettiin).{0,80}(sahkoposti|viesti|linkki|linkit|ohjeet)|sahkoposti\\S* .{0,40}linkki|(sahkoposti|viesti|linkki).{0,80}lahete',
    '(sprawdz|otworz) (swoja )?(skrzynke|poczte|e-?mail)|(wyslali|wyslan).{0,80}(e-?mail|wiadomosc|link)|(e-?mail|wiadomosc|link).{0,80}(wyslan|wyslali)|kliknij .{0,20}(link|lacz)',
    '(odesla|zasla|posla|odosla)\\w*.{0,80}(e-?mail|odkaz|zprav|sprav)|(e-?mail|odkaz|zprav|sprav).{0,80}(odesla|zasla|posla|odosla)|klikn\\w+ na .{0,20}odkaz',
    '(e-?mail|level|uzenet|link|hivatkozas).{0,80}kuld(t|es)|kuldt\\w*.{0,80}(e-?mail|level|link)|kattints\\w* .{0,60}(link|hivatkozas)',
    '(am trimis|fost trimis).{0,80}(e-?mail|link|mesaj)|(e-?mail|link|mesaj).{0,80}trimis|clic .{0,20}link',
    '(σταλθηκε|στειλαμε|εσταλη|εσταλη|σταλει|αποσταλει).{0,80}(e-?mail|συνδεσμο|μηνυμα)|(e-?mail|συνδεσμο\\S|μηνυμα).{0,80}(στειλαμε|σταλη|σταλει|σταλθ)|κλικ .{0,20}συνδεσμ',
    '(отправил|выслал|отправлен|выслан|послан)\\S*.{0,80}(письм|e-?mail|ссылк|почт|сообщени)|(письм|ссылк|e-?mail|сообщени)\\S*.{0,80}(отправ|высл|посл)|проверьте .{0,20}почт|перейдите по ссылке|нажмите .{0,20}ссылк',
    '(надісла|відправ)\\S*.{0,80}(лист|посилан|пошт|e-?mail)|(лист|посилан|e-?mail)\\S*.{0,80}(надісла|відправ)|натисніть .{0,20}посилан',
    '(e-?posta|baglanti|mail).{0,80}gonder(il)?(dik|di|dim|mis)|gonder(il)?(dik|di|mis).{0,60}(e-?posta|baglanti)|e-?posta\\S* .{0,40}baglanti\\S* tikla|(gelen kutu|e-?posta)\\S* .{0,30}kontrol|baglantiya tikla|baglantiyi tikla',
    'メール.{0,60}(送信|送り|届き|届いて)|メール(を|の).{0,20}(確認|チェック)|リンクをクリック|リンクを開',
    '(邮件|郵件|邮箱|信箱|信件|电邮).{0,40}(发送|發送|已发|已發|寄送|傳送|查收|查看|检查)|(发送|發送|寄|傳送).{0,40}(邮件|郵件|邮箱|信箱|电邮)|(点击|點擊|单击|按一下|點選).{0,30}(链接|連結|鏈接)',
    '(이메일|메일).{0,60}(보냈|보내|전송|발송)|링크.{0,10}(클릭|누르)|(편지함|이메일|메일).{0,10}확인하',
    '(أرسلنا|تم إرسال|إرسال).{0,80}(بريد|رابط|رسالة|تعليمات)|تحقق من بريدك|(انقر|اضغط).{0,30}رابط',
    'voye .{0,60}imel|klike .{0,40}lyen|(e-?mail|mezu|esteka)\\S*.{0,60}bidali|egin klik .{0,60}estek|ส่ง.{0,60}(อีเมล|ลิงก์)|อีเมล.{0,60}ส่ง|คลิก.{0,20}ลิงก์',
    '(da gui|duoc gui|gui).{0,80}(e-?mail|lien ket|thu)|kiem tra (e-?mail|hop thu)|(nhap|bam|nhan) vao lien ket',
    '(mengirim|dikirim)\\w*.{0,80}(e-?mail|tautan)|(e-?mail|tautan).{0,80}(dikirim|mengirim)|(periksa|cek) (e-?mail|kotak masuk)|klik (tautan|pautan)|menghantar.{0,60}e-?mel',
    '(nusiust|issiun|issius)\\w*.{0,80}(laisk|nuorod|e-?past)|(laisk|nuorod|past)\\w*.{0,80}(issiu|nusiu)|(nosut)\\w*.{0,80}(e-?past|sait)|(e-?past|sait)\\w*.{0,80}nosut',
    '(ایمیل|لینک|پست الکترونیک).{0,80}(ارسال|فرستاد)|(გამოგზავნ|გაიგზავნ|გამოიგზავნ).{0,80}|(წერილ|ელფოსტ|ბმულ)\\S*.{0,80}გა(მო)?(ი)?გზავნ',
  ),
  push: saying(
    'push notification|(sent|send) a push|(approve|accept|confirm|respond to) .{0,60}\\b(phone|device|app\\b|notification|request|sign-?in|login)|(check|open|look at|unlock) your (phone|mobile|device|tablet)|(tap|press|select|choose|match|enter) .{0,30}number .{0,60}(phone|device|app|shown|below|see|screen)|notification .{0,40}(phone|device)|waiting for (your )?approval|open .{0,40} app .{0,40}(to|and) (approve|confirm|continue)',
    'push-?(benachrichtigung|nachricht|mitteilung)|(bestatigen|genehmigen) sie .{0,60}(gerat|handy|smartphone|telefon|app|anfrage)|(bestatige|genehmige) .{0,60}(gerat|handy|smartphone|telefon|app)',
    'notification push|(approuvez|validez|confirmez|acceptez) .{0,60}(telephone|appareil|application|demande|notification)',
    '(notificacion|notificaci|aviso) push|notificacion(es)? (de tipo )?push|(aprueb|confirm|acept)\\w+ .{0,60}(telefono|dispositivo|movil|aplicacion|solicitud|notificacion)',
    'notific\\w+ push|(approva|conferma|accetta)\\w* .{0,60}(telefono|dispositivo|cellulare|richiesta|notifica)',
    '(notificacao|notificacoes) (por |de )?push|(aprove|confirme|aceite) .{0,60}(telefone|dispositivo|celular|telemovel|aplicativo|solicitacao|notificacao)',
    'push-?(melding|bericht|notificatie)|(keur|bevestig|accepteer) .{0,60}(telefoon|apparaat|verzoek|melding)',
    'push-?(avisering|notis|meddelan|meddelelse|besked|varsel|varsling|notifikation|underret)|(godkann|godkend|godkjenn|bekrafta|bekraeft)\\w* .{0,60}(telefon|mobil|enhet|enhed|app)',
    'push-?ilmoitu|(hyvaksy|vahvista) .{0,60}(puhelim|laittee|sovellu|ilmoitu)',
    'powiadomieni\\w+ (push|wypychan)|(zatwierdz|potwierdz|zaakceptuj) .{0,60}(telefon|urzadzen|aplikacj|powiadomien)',
    'push (oznamen|notifikac|upozorn)|(oznamen|notifikac|upozorn)\\w+ push|nabizen\\w+ oznamen|(schval|potvrd)\\w+ .{0,60}(telefon|zarizen|zariaden|aplikac|mobil)',
    '(push|lekuldeses)[ -]?ertesites|(hagyja jova|jovahagy|erositse meg) .{0,60}(telefon|eszkoz|alkalmazas)',
    'notificar\\w+ push|(aprobati|confirmati) .{0,60}(telefon|dispozitiv|aplicati)',
    'ειδοποιησ\\S* push|push ειδοποι|(εγκρινετε|επιβεβαιωστε) .{0,60}(τηλεφων|συσκευ|εφαρμογ)',
    '(push|пуш)-?уведомлени|(подтвердите|одобрите|примите) .{0,60}(телефон|устройств|приложени|смартфон|запрос)',
    '(push|пуш)-?сповіщенн|(підтвердьте|схваліть) .{0,60}(телефон|пристр|застосун|додат)',
    '(anlik|push|itme|iletme) (ileti )?bildirim|(telefon|cihaz|uygulama)\\S* .{0,60}(onayla|kabul ed)',
    'プッシュ|(スマートフォン|スマホ|携帯|端末|デバイス|アプリ).{0,30}(承認|許可|タップ)',
    '(推送|推播)|(手机|手機|设备|裝置).{0,30}(批准|确认|確認|同意|核准|允许)',
    '푸시|(휴대폰|전화|기기|앱|스마트폰|디바이스|장치).{0,30}승인',
    'إشعار\\S* .{0,10}(push|دفع|فوري)|(وافق|بالموافقة|اقبل).{0,60}(هاتف|جهاز|تطبيق)',
    'พุช|แจ้งเตือน.{0,20}push|thong bao day|(phe duyet|chap thuan) .{0,60}(dien thoai|thiet bi)|(notifikasi|pemberitahuan) (push|tolak|dorong)|pemberitahuan (tekan|semerta)|hantar semerta|push jakinarazpen|notifikasyon push',
  ),
  security_key: saying(
    '(insert|touch|tap|plug in|use|connect) (your |a |the )?(security key|hardware key|hardware token|usb)|windows hello|touch ?id|face ?id|webauthn|fido ?2?|passkey|security key',
    'sicherheitsschlussel|hauptschlussel|cles? (de securite|d.acces|d.identification)|(llave|clave)s? de (seguridad|acceso)|clau de (seguretat|pas)',
    'chiav[ei] di (sicurezza|accesso)|passkey|chaves? de (seguranca|acesso)|(beveiligings|veiligheids|toegangs|wachtwoord)sleutel|sakerhetsnyckel|sikkerhedsnogle|sikkerhetsnokkel|adgangsnogle|tilgangsnokkel|passnokkel|(sakerhets|atkomst|inloggnings)nyckel',
    '(turva-?|paasy|suojaus|todennus)avai|klucz\\w* (zabezpiecz|bezpiecz|dostep|sprzetow)|bezpecnostni\\w* klic|pristupov\\w+ klic|(bezpecnostn|prihlasovac|pristupov)\\w+ kluc|(biztonsagi|hozzaferesi) kulc|chei\\w* de (securitate|acces)',
    'κλειδι\\S* (ασφαλειας|προσβασης|διελευσης)|ключ\\S* (доступа|безопасности|безпеки|доступу)|захисн\\S+ ключ|guvenlik anahtari|gecis anahtari|gecis kodu',
    'セキュリティー?[ ・]?キー|パスキー|安全(密钥|密鑰|金鑰|性金鑰)|通行(密钥|密鑰|金鑰)|密钥|보안 ?키|패스 ?키',
    'مفتاح (الأمان|المرور|امان|الدخول)|مفاتيح (الأمان|المرور)|คีย์|พาสคีย์|khoa bao mat|khoa truy cap|ma khoa|kunci (keamanan|keselamatan|akses|sandi|laluan)|kle (sekirite|akse)|segurtasun-giltza|sarbide-gako',
    'کلید (امنیتی|عبور)|saugos rakt|prieigos rakt|drosibas atsleg|piekluves atsleg|უსაფრთხოების გასაღებ|წვდომის გასაღებ|passkey',
  ),
}
