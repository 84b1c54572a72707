import type { SeenChoice } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { asksForNoText } from './bystanders.ts'
import { isTextual } from './control-kinds.ts'
import { entrance } from './entrance.ts'
import { type Layer, layersOf } from './layers.ts'
import { plainPattern } from './plain-pattern.ts'
import { siblingLists } from './sibling-lists.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'
import { isOwnWay, providerInPhrase } from './sso-phrase.ts'
import { type KnownProvider, knownProviders, providerNamed } from './sso-providers.ts'

/** A button that signs in through a provider, and the sign that says so. */
interface SsoButton {
  control: Control
  provider: string
  label: string
  sign: 'sso-phrase' | 'sso-address' | 'sso-mark' | 'sso-group' | 'sso-company'
}

/** A provider's name beside one of these is something else: a button to share, to pay, to follow. */
const otherBusiness =
  /(?<![a-z])(?:share|sharer|follow|like|tweet|post|pay|checkout|buy|store|download|app ?store|play ?store|intent|review|privacy|policy|terms|help|support|watch|pixel|maps?|calendar|newsletter|disconnect|unlink|link|teilen|folgen|partager|suivre|compartir|seguir|condividi|segui)(?![a-z])/

/** The same in the site's code, where every anchor is a link and every form can be linked. */
const otherMarks =
  /(?<![a-z])(?:share|sharer|follow|tweet|pay|checkout|app ?store|play ?store|download|disconnect|unlink|intent|privacy|policy|policies|terms|support|newsletter)(?![a-z])/

const authWords =
  /(?<![a-z])(?:oauth2?|openid|oidc|saml|sso|auth|login|signin|sign in|log in|social|connect|provider|providers|idp|federat\w+|third ?party|external)(?![a-z])/

const authPath =
  /\/(?:oauth2?|o\/oauth2|dialog\/oauth|authorize|auth|saml2?|adfs|openid)(?:[/?.]|$)/

/** A line between the form and the other ways in. */
const divider = plainPattern(
  /^(?:or|oder|ou|o|oppure|of|lub|или|veya|または|或|또는|أو)(?: (?:sign|log) in (?:with|using)| continue with| with)?:?$|^(?:or )?(?:sign|log|continue)(?:[ -]?in)? (?:with|using):?$/,
)

/**
 * The ways in through a provider on one layer of the page, for beside a login form. Candidates are
 * found by a provider's name; taken is what says so by its words, address, marks, or company.
 */
export function ssoButtons(layer: Layer, snapshot: Snapshot): SeenChoice[] {
  return ssoControls(layer, snapshot).map(choiceOf)
}

/**
 * The same on a page that asks for no login, over all of its layers: a page to sign up, to reset,
 * a home page. Signing up through a provider is signing in there.
 */
export function ssoOffers(snapshot: Snapshot): SeenChoice[] {
  return layersOf(snapshot).flatMap((layer) => ssoControls(layer, snapshot, true).map(choiceOf))
}

/** A page that offers nothing but providers to sign in with. */
export function ssoPage(layer: Layer, snapshot: Snapshot): Asked | undefined {
  if (!asksForNoText(layer, snapshot)) return undefined
  const buttons = ssoControls(layer, snapshot)
  const sure = buttons.some(({ sign }) => sign === 'sso-phrase' || sign === 'sso-address')
  const headed = [...snapshot.headings, snapshot.title].some((text) => speaksOf('login', text))
  if (!sure && !(headed && buttons.length >= 2)) return undefined
  const taken = new Set(buttons.map(({ control }) => control.node))
  const others = snapshot.controls.filter(
    ({ node, label }) => !taken.has(node) && !speaksOf('back', label),
  )
  // A page with a way to the login as well is left by that way: it may ask for more there.
  if (entrance({ ...snapshot, controls: others })?.sign === 'names-login') return undefined
  return {
    form: 'choices',
    fields: [],
    choices: buttons.map(choiceOf),
    submit: undefined,
    evidence: [...new Set(buttons.map(({ sign }) => sign))],
  }
}

function ssoControls({ controls }: Layer, snapshot: Snapshot, withSignUp = false): SsoButton[] {
  // Who is signed in connects and disconnects accounts by the same words.
  if (snapshot.controls.some(({ visible, label }) => visible && isSignOut(label))) return []
  const filled = new Set(controls.filter(isTextual).map(({ form }) => form))
  const candidates = controls.filter(
    (control) =>
      isCandidate(control) &&
      (withSignUp || !speaksOf('signUp', control.label)) &&
      !(control.type === 'submit' && sendsOwnForm(control, filled)),
  )
  const certain = candidates.flatMap((control) => {
    const button =
      byPhrase(control) ?? byAddress(control) ?? byCompany(control) ?? byMark(control, snapshot)
    return button && !isOwnBrand(button.provider, snapshot) ? [button] : []
  })
  const divided = snapshot.text.split('\n').some((line) => divider.test(plain(line)))
  const alone = candidates.flatMap((control) => {
    if (certain.some((button) => button.control === control)) return []
    const provider = providerNamed(plain(control.label), 'alone')
    const inCompany = certain.some((button) => areNear(button.control, control))
    if (!provider || !(divided || inCompany) || isOwnBrand(provider.key, snapshot)) return []
    return [{ control, provider: provider.key, label: control.label, sign: 'sso-group' as const }]
  })
  const named = [...certain, ...alone]
  const rows = siblingLists(candidates)
  const unknown = candidates.flatMap((control) => {
    if (named.some((button) => button.control === control)) return []
    const isOne = rows.some((row) => row.includes(control) && looksLikeOneOf(control, row, named))
    return isOne ? [ofItsOwnName(control)] : []
  })
  return withoutTwins([...named, ...unknown].sort((a, b) => a.control.node - b.control.node))
}

/**
 * In one row with providers, and drawn like them or outnumbered by them: a provider nobody has
 * heard of.
 */
function looksLikeOneOf(control: Control, row: Control[], buttons: SsoButton[]): boolean {
  const { label, className } = control
  if (label === '' || isOwnWay(label)) return false
  const inRow = buttons.filter((button) => row.includes(button.control))
  const isDrawnAlike = inRow.some((button) => button.control.className === className)
  return inRow.length > 0 && ((isDrawnAlike && className !== '') || inRow.length * 2 > row.length)
}

function ofItsOwnName(control: Control): SsoButton {
  const provider = plain(control.label)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
  return { control, provider, label: control.label, sign: 'sso-group' }
}

/** What sends the fields beside it is no way past them, unless it names a provider. */
const sendsOwnForm = ({ form, label }: Control, filled: ReadonlySet<number | undefined>) =>
  form !== undefined && filled.has(form) && providerNamed(plain(label), 'as-mark') === undefined

const isSignOut = (label: string) => label.length <= 60 && speaksOf('signOut', label)

function isCandidate({ kind, disabled, label, href, className, id }: Control): boolean {
  if (disabled || !(kind === 'button' || kind === 'link') || leadsToProfile(href)) return false
  if (plain(label).split(' ').length > 8) return false
  const address = URL.canParse(href) ? new URL(href).pathname.replace(/[-_/.]/g, ' ') : ''
  const inWords = (texts: string[]) => texts.map((text) => plain(wordsOfName(text))).join(' ')
  return (
    !otherBusiness.test(inWords([label])) && !otherMarks.test(inWords([address, className, id]))
  )
}

/** Pages on a provider's own host, other than its sign-in, are the site's profile there. */
function leadsToProfile(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { hostname } = new URL(href)
  return knownProviders.some(({ host }) => host?.test(hostname)) && !leadsToSignIn(href)
}

function leadsToSignIn(href: string): boolean {
  const { pathname, searchParams } = new URL(href)
  return authPath.test(pathname) || searchParams.has('client_id') || searchParams.has('app_id')
}

function byPhrase(control: Control): SsoButton | undefined {
  const provider = providerInPhrase(control.label)
  return provider ? { control, provider, label: control.label, sign: 'sso-phrase' } : undefined
}

/** "Single sign-on" names no provider: whoever signs in says later where they belong. */
const companyWay =
  /^(?:(?:sign|log) ?in|login|continue|authenticate|use|with|via|using|your|company|corporate|enterprise|organi[sz]ation|mit|uber|anmelden|einloggen|avec|se connecter|con|com|entrar|iniciar sesion|accedi|inloggen|met|per| )*(?:sso|saml(?: sso)?|single[ -]sign[ -]?on)(?: \((?:sso|saml)\)| anmelden| einloggen| login| sign[ -]?in)?$/

function byCompany(control: Control): SsoButton | undefined {
  if (!companyWay.test(plain(control.label))) return undefined
  return { control, provider: 'sso', label: control.label, sign: 'sso-company' }
}

/** The address of a provider's sign-in, or one of the site's own that names it. */
function byAddress(control: Control): SsoButton | undefined {
  if (!URL.canParse(control.href)) return undefined
  const { hostname } = new URL(control.href)
  const known = knownProviders.find(({ host }) => host?.test(hostname))
  if (!known || !leadsToSignIn(control.href)) return undefined
  return { control, provider: known.key, label: labelOf(control, known), sign: 'sso-address' }
}

/** A provider's name joined to a word of signing in, in the control's own id, class or address. */
function byMark(control: Control, { url }: Snapshot): SsoButton | undefined {
  const own = URL.canParse(url) ? new URL(url).pathname : ''
  const path = URL.canParse(control.href) ? new URL(control.href).pathname.replace(own, '') : ''
  const marks = plain(
    [control.id, control.className, path, control.name].map(wordsOfName).join(' '),
  )
  const known = providerNamed(marks, 'as-mark')
  if (!known || !authWords.test(marks)) return undefined
  // A label that names something else says more than a class.
  const text = plain(control.label)
  if (text !== '' && !known.name.test(text) && !speaksOf('login', text)) return undefined
  return { control, provider: known.key, label: labelOf(control, known), sign: 'sso-mark' }
}

/** The site's own words; an icon without any is called by the provider's name. */
const labelOf = ({ label }: Control, { key }: KnownProvider): string =>
  label.trim() || key.charAt(0).toUpperCase() + key.slice(1)

/** "Sign in with Amazon" on Amazon is the site's own login. */
function isOwnBrand(provider: string, { url }: Snapshot): boolean {
  if (!URL.canParse(url)) return false
  return new URL(url).hostname.split('.').includes(provider)
}

/** Controls of one small list: their paths part in the last steps only. */
function areNear(one: Control, other: Control): boolean {
  if (one.frame !== other.frame) return false
  const [a, b] = [one.path.split('/'), other.path.split('/')]
  const shared = a.findIndex((step, index) => step !== b[index])
  return shared >= 2 && Math.max(a.length, b.length) - shared <= 3
}

/** An icon and its text are often two controls for the same thing. */
const withoutTwins = (buttons: SsoButton[]): SsoButton[] =>
  buttons.filter(
    (button, index) => buttons.findIndex(({ provider }) => provider === button.provider) === index,
  )

function choiceOf({ control, provider, label }: SsoButton): SeenChoice {
  return {
    type: 'sso_provider',
    label,
    description: undefined,
    mfa: undefined,
    maskedTarget: undefined,
    provider,
    selector: `xpath=${control.xpath}`,
    target: control.node,
  }
}
