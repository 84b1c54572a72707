import { wordsIn } from './entrance.ts'
import { plainPattern } from './plain-pattern.ts'
import { plain, speaksOf } from './speaks-of.ts'
import { knownProviders, providerNamed } from './sso-providers.ts'

/** What offers to go on with something: "Sign in with", "Continue with", in the order of words of each language. */
const offers = [
  /^(?:sign|log)[ -]?(?:in|on) (?:with|using|via|through|by) (?<name>.+)$/,
  /^(?:continue|login|signin|connect|authenticate|proceed|go on) (?:with|using|via|through) (?<name>.+)$/,
  /^(?:sign|log|join|register|create (?:an )?account)(?: up)? (?:with|using|via|through) (?<name>.+)$/,
  /^(?:mit|uber|bei) (?<name>.+?)(?:[ -]konto)? (?:anmelden|einloggen|fortfahren|weiter|verbinden)$/,
  /^(?:anmelden|einloggen|weiter|fortfahren) (?:mit|uber|bei) (?<name>.+)$/,
  /^(?:continuer|se connecter|connexion|s'identifier|connectez-vous) (?:avec|via|par) (?<name>.+)$/,
  /^(?:continuar|iniciar sesion|inicia sesion|inicie sesion|acceder|entrar|ingresar|iniciar sessao|fazer login|conectar-se|acessar) (?:con|com|via|mediante|usando) (?:o |el )?(?<name>.+)$/,
  /^(?:continua|accedi|entra|prosegui) (?:con|tramite) (?<name>.+)$/,
  /^(?:doorgaan|inloggen|aanmelden|ga verder) (?:met|via) (?<name>.+)$/,
  /^(?:logga in|fortsatt|log ind|logg inn|fortsett) (?:med|via) (?<name>.+)$/,
  /^(?:kontynuuj|zaloguj sie|zaloguj) (?:z|przez|za pomoca|uzywajac) (?<name>.+)$/,
  /^(?:войти|продолжить|вход|авторизоваться) (?:через|с помощью|с|в) (?<name>.+)$/,
  /^(?<name>.+?)(?: hesabi)?(?: ile|'la|'le) (?:giris yap\w*|devam et\w*|oturum ac\w*)$/,
  /^(?<name>.+?) ?(?:アカウント)?(?:で|を使用して|を使って) ?(?:ログイン|サインイン|続行|続ける|はじめる)(?:する)?$/,
  /^(?:使用|通过|用|以|透過) ?(?<name>.+?) ?(?:账号|帐号|帳號|账户|帳戶)? ?(?:登录|登入|继续|繼續)$/,
  /^(?<name>.+?) ?(?:계정)?(?:\(으\)로|으로|로) ?(?:로그인|계속하기|계속|시작하기)$/,
  /^(?:kirjaudu(?: sisaan)?|jatka) (?:tunnuksella |kayttaen )?(?<name>.+?)(?: ?-?tunnuksilla| ?-?tililla| valityksella)?$/,
  /^(?:logg (?:inn|pa)|fortsett|fortsaet|log pa) (?:med|via) (?<name>.+)$/,
  /^(?:prihlasit se|prihlaste se|prihlaseni|prihlasit sa|prihlasenie|pokracovat|pokracujte) (?:pomoci|prostrednictvim|pres|cez|cez ucet|s|so) (?:uctu )?(?<name>.+)$/,
  /^(?:εισοδος|συνδεση|συνεχεια|συνδεθειτε|συνεχιστε) (?:μεσω|με)(?: το)? (?<name>.+)$/,
  /^(?:bejelentkezes|folytatas|belepes) (?:a kovetkezovel:|ezzel:|a) (?<name>.+?)(?:[ -]fiokkal)?$/,
  /^(?:conectare|conectati-va|conecteaza-te|autentificare|autentifica-te|intra in cont|continua|continuati) (?:cu|prin) (?<name>.+)$/,
  /^(?:увіити|увіидіть|вхід|продовжити) (?:за допомогою|через|з) (?<name>.+)$/,
  /^(?:masuk|daftar masuk|log masuk|lanjutkan|teruskan) (?:dengan|menggunakan|melalui|via) (?<name>.+)$/,
  /^(?:dang nhap|tiep tuc) (?:bang|voi|qua) (?<name>.+)$/,
  /^(?:เข้าสู่ระบบ|ลงชื่อเข้าใช้|ลงชื่อเข้า|ดำเนินการต่อ) ?(?:ด้วย|ผ่าน|โดยใช้)(?:บัญชี)? ?(?<name>.+)$/,
  /^(?:התחבר(?:ות|ו)?|כניסה|המשך|המשיכו) (?:עם|באמצעות|דרך) (?<name>.+)$/,
  /^(?<name>.+?) (?:से|के साथ) (?:साइन इन|लॉग ?इन|जारी रख)\S*(?: करें)?$/,
  /^(?:ورود|ادامه) (?:با|از طریق) (?<name>.+)$/,
  /^(?:تسجيل الدخول|المتابعة|متابعة|الدخول) (?:باستخدام|عبر|بواسطة|مع|من خلال) (?<name>.+)$/,
].map(plainPattern)

/** Says so little that only a name everybody knows makes it an offer. */
const barely = /^(?:use|with|via) (?<name>.+?)(?: account)?(?: to (?:sign|log) in)?$/

/** Whatever one can sign in with that is nobody else's. */
const ownWays = [
  'email',
  'phone',
  'username',
  'password',
  'passkey',
  'code',
  'textMessage',
  'mailMessage',
  'account',
  'anotherWay',
  'otherAccount',
  'backupCode',
  'authenticator',
] as const

/** A way in of the site itself, however it is offered. */
export const isOwnWay = (label: string): boolean =>
  ownWays.some((way) => speaksOf(way, label)) ||
  speaksOf('back', label) ||
  speaksOf('signUp', label)

/** What approves on a device, or is held to one, whoever made it. */
const onDevice =
  /(?:verify|(?<!idp )authenticator|fastpass|windows hello|touch id|face id|passkey|smart ?card|(?<![a-z])(?:piv|cac|nfc))(?![a-z])/

/** The key of the provider a label offers to sign in with: "Continue with Google". */
export function providerInPhrase(label: string): string | undefined {
  const text = plain(label)
  const name = offers.map((offer) => offer.exec(text)?.groups?.name).find((found) => found)
  if (name === undefined) {
    const bare = barely.exec(text)?.groups?.name
    const known = bare === undefined ? undefined : providerNamed(bare, 'in-phrase')
    return known?.key ?? providerBesideLogin(label)
  }
  if (onDevice.test(name)) return undefined
  return (providerNamed(name, 'in-phrase') ?? inflected(name))?.key ?? unknownName(name, label)
}

/** Finnish, Polish and Hungarian join their endings to the name: "z Facebookiem". */
const inflected = (text: string) =>
  knownProviders.find(
    ({ key }) => key.length >= 5 && new RegExp(`(?<![a-z])${key}[a-z]{1,5}(?![a-z])`).test(text),
  )

/** In any other order of words: a few of them, of which one signs in and one is a provider. */
function providerBesideLogin(label: string): string | undefined {
  const text = plain(label)
  const spaced = text.split(' ').length
  // Scripts without blanks say in twelve letters what an offer needs; the rest is an article.
  const isOffer = spaced <= 6 && wordsIn(label) - spaced <= 3
  if (!isOffer || !speaksOf('login', label) || onDevice.test(text)) return undefined
  return (providerNamed(text, 'as-mark') ?? inflected(text) ?? weakNamed(label))?.key
}

/** LINE and X are words too, but not in capital letters. */
const weakNamed = (label: string) =>
  /(?<![A-Z])(?:LINE|X)(?![A-Z])/.test(label) && label !== label.toUpperCase()
    ? providerNamed(plain(/LINE|X/.exec(label)?.[0] ?? ''), 'in-phrase')
    : undefined

/** A provider nobody has heard of: a name of its own, and no way in of the site itself. */
function unknownName(name: string, label: string): string | undefined {
  const words = name.split(' ')
  if (
    words.length > 3 ||
    /credentials|account|konto|compte|cuenta/.test(name) ||
    ownWays.some((way) => speaksOf(way, name))
  )
    return undefined
  const isProper = words.every((word) => /^\P{L}*\p{Lu}/u.test(original(word, label)))
  return isProper ? name.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '') : undefined
}

/** A word as it stands in the label, where it may begin with a capital letter. */
const original = (word: string, label: string): string => {
  const apart = label.split(/\s+/).find((one) => plain(one) === word)
  // Some scripts write the next word right behind it.
  const at = label.toLowerCase().indexOf(word)
  return apart ?? (at < 0 ? '' : label.slice(at))
}
