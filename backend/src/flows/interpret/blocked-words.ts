import { plainPattern } from './plain-pattern.ts'
import { plain } from './speaks-of.ts'

const saying = (...parts: string[]) =>
  plainPattern(new RegExp(parts.map((part) => `(?:${part})`).join('|')))

/** How pages say that nobody gets in, a line a language or two; lower case, without accents. */
export const blockedWords = {
  bot_wall: saying(
    'checking (your browser|if the site connection|the site connection)|verif(y|ying)( that)? you are (a )?human|(are you|you are|not) a robot|unusual (traffic|activity) from|automated (requests|traffic|access|queries)|just a moment|ddos protection|enable (javascript|cookies) (and cookies |and javascript )?to continue|needs to review the security of your connection|bot (detection|protection)|looks like a bot|pardon our interruption|(you have been|you.ve been|has been) blocked|press (&|and) hold',
    'ihr browser wird (gepruft|uberpruft)|(bestatigen|beweisen) sie, dass sie (ein mensch|kein roboter)|ungewohnlichen? (datenverkehr|traffic)|automatisierte (anfragen|zugriffe)',
    'verification de votre navigateur|(verifiez|confirmez) que vous etes (un )?humain|trafic (inhabituel|exceptionnel)|pas un robot|requetes automatisees',
    '(verificando|comprobando) (tu|su|el) navegador|(verifi\\w+|confirm\\w+) que (eres|es) (un )?human|trafico (inusual|poco habitual)|no (eres|es|soy) un robot',
    '(verifica|controllo) del browser|(verifica|conferma) di essere (un )?uman|traffico (insolito|anomalo)|non sei un robot',
    '(verificando|checando) (o )?(seu )?navegador|(verifique|confirme) que (voce )?e (um )?human|trafego (incomum|invulgar)|nao e um robo',
    '(je|uw) browser (wordt )?(gecontroleerd|controleren)|geen robot|ongebruikelijk verkeer|controleren of (je|u) een mens',
    'sprawdzanie (twojej )?przegladarki|nie jeste\\w+ robotem|nietypowy ruch|potwierdz, ze jestes czlowiekiem',
    'проверк\\S* (вашего )?браузера|подтвердите, что вы (не робот|человек)|необычн\\S+ трафик|автоматическ\\S+ запрос',
    'tarayicin\\S* kontrol|insan oldugunuzu dogrula|robot olmadiginizi|olagan ?disi trafik',
    'ブラウザ(を|の)(確認|チェック)|人間であることを|ロボットではない|通常と異なるトラフィック',
    '(检查|檢查|正在检查|验证).{0,6}(您的|你的)?(浏览器|瀏覽器)|(验证|確認|确认)您是(真人|人类)|不是机器人|异常流量|異常流量',
    '브라우저.{0,6}(확인|검사)|사람인지 확인|로봇이 아닙니다|비정상적인 트래픽',
    'التحقق من (متصفحك|أنك إنسان)|لست (روبوت|برنامج)|حركة مرور غير عادية',
  ),
  certificate_only: saying(
    '(client|personal|digital|smart ?card|valid|user|security) certificate.{0,60}(required|needed|missing|not found|not (provided|presented|supplied)|must|install|select|choose|insert)|(requires?|need|no|insert|select|choose|provide|present) (a |an |your )?(valid )?(client|personal|digital|user|security|x\\.?509|ssl) certificate|insert (your )?smart ?card|no required ssl certificate|smart ?card (is )?required|certificate (is )?required|(log|sign) in with (your )?(certificate|smart ?card|piv|cac) only',
    '(client-?|personliches |gultiges |digitales )?zertifikat.{0,60}(erforderlich|benotigt|gefunden|vorhanden|auswahlen)|smartcard (einlegen|erforderlich)|chipkarte (ein|erforderlich)',
    'certificat (client|personnel|numerique|valide|electronique).{0,60}(requis|necessaire|introuvable|obligatoire)|(inserez|presentez) .{0,20}(carte|certificat)|certificat.{0,20}(requis|necessaire|obligatoire)',
    'certificado (de cliente|digital|personal|electronico|valido).{0,60}(requerid|necesari|obligatori|no se ha|seleccion)|(inserte|introduzca|seleccione) .{0,20}(tarjeta|certificado)|(requiere|necesita) .{0,20}certificado',
    'certificato (client|digitale|personale|valido).{0,60}(richiest|necessari|obbligatori)|inserire la smart ?card|(richiede|necessario) .{0,20}certificato',
    'certificado (digital|de cliente|pessoal|valido).{0,60}(necessari|obrigatori|exigid|requerid)|(insira|selecione) .{0,20}(cartao|certificado)|(requer|exige) .{0,20}certificado',
    '(client|persoonlijk|digitaal)\\w* ?certificaat.{0,60}(vereist|nodig)|certyfikat (klienta|osobisty|cyfrowy)?.{0,40}(wymagan|potrzebn)|wymagan\\w+ .{0,20}certyfikat',
    '(требуется|необходим|выберите|вставьте).{0,40}(сертификат|смарт-карт)|сертификат.{0,40}(требуется|необходим|не найден)|istemci sertifikasi|sertifika gerek',
    '(クライアント|電子)?証明書.{0,20}(必要|選択|見つかりません)|(客户端|客戶端|数字|數位)?(证书|憑證|證書).{0,20}(必需|需要|要求|选择)|需要.{0,10}(证书|憑證)|인증서.{0,20}(필요|선택)|شهادة (العميل|رقمية).{0,30}(مطلوب|لازم)',
  ),
  rate_limited: saying(
    'too many (requests|attempts|tries|failed|login|log-?in|sign-?in|times|incorrect|unsuccessful|invalid)|rate limit|(exceeded|reached) .{0,40}(limit|number|maximum)|(account|user|profile).{0,30}(is|been|was|temporarily|now) .{0,20}(locked|blocked|suspended)|temporarily (locked|blocked|unavailable due|disabled)|locked out|(try|wait).{0,30}(later|minutes|seconds|hours).{0,20}(before|again)?',
    'zu viele|zu oft|(konto|zugang|benutzer).{0,40}gesperrt|vorubergehend gesperrt|versuchen sie es (in|spater)|warten sie .{0,20}(minuten|sekunden|stunden)',
    'trop de (tentatives|demandes|requetes|essais)|(compte|acces).{0,40}(bloque|verrouille|suspendu)|reessayez (plus tard|dans)|nombre maximal',
    'demasiad[oa]s (intentos|solicitudes|peticiones)|(cuenta|acceso|usuario).{0,40}(bloquead|suspendid)|(intentelo|intentalo|vuelva|pruebe) .{0,30}mas tarde|massa intents',
    'troppi (tentativi|accessi)|troppe richieste|account.{0,40}(bloccato|sospeso)|riprova (piu tardi|tra)|(muitas|demasiadas) (tentativas|solicitacoes|pedidos)|conta.{0,40}(bloquead|suspens)|tente (novamente )?mais tarde',
    'te veel (pogingen|verzoeken)|account.{0,40}(vergrendeld|geblokkeerd)|zbyt wiele (prob|zadan)|konto.{0,40}(zablokowan|zawieszon)|for manga (forsok|forfragningar)|for mange (forsog|forsok|anmodninger)|liian monta',
    'слишком много (попыток|запросов)|(аккаунт|учетная запись|вход|доступ).{0,40}(заблокирован|приостановлен)|попробуйте .{0,20}позже|забагато (спроб|запитів)|cok fazla (deneme|istek|girisim)|hesab\\S+.{0,40}(kilitlen|engellen|askiya)|prilis mnoho|tul sok|prea multe|παρα πολλες',
    '試行回数|回数が多|回数の上限|アカウント(が|は).{0,20}ロック|しばらく(して|たって|経って)から|(尝试|嘗試|请求|請求|登录|登入)(次数|次數)?(过|過)(多|于频繁)|(账户|账号|帳戶|帳號).{0,20}(锁定|鎖定|冻结|凍結)|稍后(再试|重试)|稍後再試',
    '너무 (많|여러)|시도 ?횟수|계정.{0,20}(잠|차단|정지)|나중에 다시|محاولات كثيرة|عدد كبير (جدا )?من|تم (قفل|حظر|تعليق)|حاول .{0,20}(لاحقا|مرة أخرى بعد)|qua nhieu (lan|yeu cau)|terlalu banyak|พยายาม.{0,20}มากเกินไป',
  ),
  site_error: saying(
    '(internal )?server error|service (is )?(temporarily )?unavailable|bad gateway|gateway time-?out|something went wrong|(an |unexpected |internal )error (has )?(occurred|happened)|we.(re|are) sorry|under maintenance|down for maintenance|technical (difficulties|problem|error)|temporarily unavailable|page (has )?expired|application error',
    '(interner|unerwarteter|technischer) (server)?fehler|(dienst|seite|service).{0,30}nicht (verfugbar|erreichbar)|etwas ist schief|wartungsarbeiten|es tut uns leid|fehler (ist )?aufgetreten',
    "erreur (interne|du serveur|technique|inattendue)|service.{0,30}indisponible|une erreur (s'est produite|est survenue)|en (cours de )?maintenance|nous sommes desoles",
    'error (interno|del servidor|inesperado|tecnico)|servicio.{0,30}no (esta )?disponible|(se ha producido|ocurrio|ha ocurrido) un error|algo (ha salido|salio) mal|en mantenimiento|lo sentimos',
    'errore (interno|del server|imprevisto|tecnico)|servizio.{0,30}non (e )?disponibile|si e verificato un errore|qualcosa e andato storto|in manutenzione|siamo spiacenti',
    'erro (interno|do servidor|inesperado|tecnico)|servico.{0,30}indisponivel|ocorreu um erro|algo deu errado|em manutencao|lamentamos',
    'interne serverfout|er is (een fout|iets) .{0,10}(opgetreden|mis|fout)|niet beschikbaar|wewnetrzny blad|wystapil blad|cos poszlo nie tak|przepraszamy|usluga.{0,20}niedostepna',
    'внутренняя ошибка|ошибка сервера|произошла ошибка|что-то пошло не так|временно недоступ|технические работы|к сожалению|sunucu hatasi|bir hata olustu|bir seyler ters gitti|hizmet.{0,20}kullanilamiyor|uzgunuz',
    '(内部|サーバー?)エラー|エラーが発生|問題が発生|メンテナンス中|ご利用いただけません|申し訳|(内部|服务器|伺服器)(错误|錯誤)|(发生|發生|出现|出現)(了)?(错误|錯誤)|出错了|服务不可用|服務不可用|维护中|維護中|抱歉',
    '(내부|서버) ?오류|오류가 발생|문제가 발생|점검 ?중|죄송|خطأ (داخلي|في الخادم|غير متوقع)|حدث خطأ|الخدمة غير متاحة|قيد الصيانة|نعتذر|عذرا|نأسف',
  ),
}

const certificate = plainPattern(
  /certificat|zertifikat|certyfikat|smart ?card|sertifika|сертификат|証明書|证书|憑證|인증서|شهادة/,
)

/** Whether a link or button leads to a certificate or the card that holds it. */
export const namesCertificate = (label: string): boolean => certificate.test(plain(label))
