import type { SeenChoice } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { asksForNoText } from './bystanders.ts'
import { isIdentifierByName, isPassword, isTextual } from './control-kinds.ts'
import { entrance } from './entrance.ts'
import { type Layer, layersOf } from './layers.ts'
import { plainPattern } from './plain-pattern.ts'
import { siblingLists } from './sibling-lists.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'
import { hostOf, isOwnBrand, isSignOut, leadsToSignIn, mayBeSso } from './sso-candidates.ts'
import { isOwnWay, providerInPhrase } from './sso-phrase.ts'
import { type KnownProvider, knownProviders, providerNamed } from './sso-providers.ts'

/** A button that signs in through a provider, and the sign that says so. */
interface SsoButton {
  control: Control
  provider: string
  label: string
  sign: 'sso-phrase' | 'sso-address' | 'sso-mark' | 'sso-group' | 'sso-company'
}

const authWords =
  /(?<![a-z])(?:oauth2?|openid|oidc|saml|sso|auth|login|signin|sign in|log in|social|connect|provider|providers|idp|federat\w+|third ?party|external)(?:btn|button|link)?(?![a-z])/

/** Of those, what a page calls only its ways in. */
const plainAuthWords =
  /(?<![a-z])(?:oauth2?|openid|oidc|saml|sso|auth|login|signin|sign in|log in|connect|idp)(?:btn|button|link)?(?![a-z])/

/** A line between the form and the other ways in. */
const divider = plainPattern(
  /^(?:or|oder|ou|o|oppure|of|lub|или|veya|または|或|또는|أو)(?: (?:sign|log) in (?:with|using)| continue with| with)?:?$|^(?:or )?(?:sign|log|continue)(?:[ -]?in)? (?:with|using):?$/,
)

/**
 * The ways in through a provider on one layer of the page, for beside a login form. Candidates are
 * found by a provider's name; taken is what says so by its words, address, marks, or company.
 *
 * @param asksToSignIn - A whole login form is asked for: nobody is signed in, whatever the menus say.
 */
export function ssoButtons(layer: Layer, snapshot: Snapshot, asksToSignIn: boolean): SeenChoice[] {
  return ssoControls(layer, snapshot, { asksToSignIn }).map(choiceOf)
}

/**
 * The same on a page that asks for no login, over all of its layers: a page to sign up, to reset,
 * a home page. Signing up through a provider is signing in there.
 */
export function ssoOffers(snapshot: Snapshot): SeenChoice[] {
  return layersOf(snapshot).flatMap((layer) =>
    ssoControls(layer, snapshot, { withSignUp: true }).map(choiceOf),
  )
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

interface Offer {
  withSignUp?: boolean
  asksToSignIn?: boolean
}

function ssoControls(
  { controls }: Layer,
  snapshot: Snapshot,
  { withSignUp = false, asksToSignIn = false }: Offer = {},
): SsoButton[] {
  // Who is signed in connects and disconnects accounts by the same words.
  const isSignedIn = snapshot.controls.some(({ visible, label }) => visible && isSignOut(label))
  if (isSignedIn && !asksToSignIn) return []
  const own = hostOf(snapshot)
  const texts = controls.filter(isTextual)
  const filled = new Set(texts.map(({ form }) => form))
  const candidates = controls.filter(
    (control) =>
      mayBeSso(control, own) &&
      (withSignUp || !speaksOf('signUp', control.label)) &&
      !(control.type === 'submit' && sendsOwnForm(control, filled)),
  )
  const certain = candidates.flatMap((control) => {
    const button =
      byPhrase(control) ?? byAddress(control) ?? byCompany(control) ?? byMark(control, snapshot)
    return button && !isOwnBrand(button.provider, own) ? [button] : []
  })
  const divided = snapshot.text.split('\n').some((line) => divider.test(plain(line)))
  // Shops have the makers of what they sell in their menus, and how to pay in their footers.
  const secrets = texts.filter(isPassword)
  const names = secrets.length > 0 ? secrets : texts.filter(isIdentifierByName)
  const isByFields = ({ node, frame, heading }: Control) =>
    texts.length === 0 ||
    names.some(
      (field) =>
        field.frame === frame &&
        Math.abs(field.node - node) <= nearFields &&
        (field.heading === heading || divider.test(plain(heading)) || speaksOf('login', heading)),
    )
  const alone = candidates.flatMap((control) => {
    if (certain.some((button) => button.control === control)) return []
    const known = knownAlone(control)
    const inCompany = certain.some((button) => areNear(button.control, control))
    const isInPlace = inCompany || (divided && isByFields(control))
    if (!known || !isInPlace || isOwnBrand(known.key, own)) return []
    const label = labelOf(control, known)
    return [{ control, provider: known.key, label, sign: 'sso-group' as const }]
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

/** So many controls away from a field begins another part of the page. */
const nearFields = 25

/** By a label that is nothing but the provider's name; an icon by its picture, id and classes. */
const knownAlone = (control: Control): KnownProvider | undefined =>
  control.label.trim() === ''
    ? providerNamed(marksOf(control), 'as-mark')
    : providerNamed(plain(control.label), 'alone')

/** What the site's code calls a control, and the picture on one without words. */
const marksOf = ({ id, className, name, icon = '' }: Control): string =>
  plain([id, className, name, icon].map(wordsOfName).join(' '))

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
  const path = URL.canParse(control.href) ? new URL(control.href).pathname : ''
  const known = providerNamed(plain(wordsOfName(path)), 'as-mark')
  const own = plain(control.label)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
  const provider = known?.key ?? own
  return { control, provider, label: control.label, sign: 'sso-group' }
}

/** What sends the fields beside it is no way past them, unless it names a provider. */
const sendsOwnForm = ({ form, label }: Control, filled: ReadonlySet<number | undefined>) =>
  form !== undefined && filled.has(form) && providerNamed(plain(label), 'as-mark') === undefined

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
  const code = marksOf(control)
  const marks = `${code} ${plain(wordsOfName(path))}`
  const text = plain(control.label)
  const inMarks = authWords.test(marks) ? providerNamed(marks, 'as-mark') : undefined
  const known =
    inMarks ??
    (plainAuthWords.test(code) && text.split(' ').length <= 3
      ? providerNamed(text, 'as-mark')
      : undefined)
  if (!known) return undefined
  // A label that names something else says more than a class.
  if (text !== '' && !known.name.test(text) && !speaksOf('login', text)) return undefined
  return { control, provider: known.key, label: labelOf(control, known), sign: 'sso-mark' }
}

/** The site's own words; an icon without any is called by the provider's name. */
const labelOf = ({ label }: Control, { key }: KnownProvider): string =>
  label.trim() || key.charAt(0).toUpperCase() + key.slice(1)

/** Controls of one small list under one heading: their paths part in the last steps only. */
function areNear(one: Control, other: Control): boolean {
  if (one.frame !== other.frame || one.heading !== other.heading) return false
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
