import type { MfaType } from '@managed-auth/protocol'
import type { SeenChoice } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { namesCertificate } from './blocked-words.ts'
import { asksForNoText } from './bystanders.ts'
import { choiceLabel, isNamedByRow } from './choice-label.ts'
import { consentButton } from './consent.ts'
import { isTextual } from './control-kinds.ts'
import type { Layer } from './layers.ts'
import { isMasked, maskedTarget } from './masked-target.ts'
import { methodNamed } from './method-named.ts'
import { siblingLists } from './sibling-lists.ts'
import { speaksOf } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

type Method = MfaType | 'other'

/** So many controls a page has that only offers to send a code: ways back, help, languages. */
const mostBesides = 12

interface Option {
  control: Control
  method: Method
  /** Where it goes, when the page says so apart from the control. */
  target?: string | undefined
  /** The others of its list have the same label: the rows tell them apart. */
  isRepeated?: boolean
}

/**
 * A page that asks by which method a person wants to be verified: a list whose entries are
 * methods, or a button that sends a code to a target the page shows. What stands in a list of
 * methods is one, also under a name nobody has heard of.
 */
export function methodChooser(layer: Layer, snapshot: Snapshot): Asked | undefined {
  if (!asksForNoText(layer, snapshot)) return undefined
  const asks = speaksOf('chooseMethod', [...snapshot.headings, snapshot.title].join(' · '))
  const listed = methodList(layer, asks)
  const options =
    withTarget(listed, snapshot) ?? (asksConsent(snapshot) ? [] : sendButtons(layer, snapshot))
  if (options.length === 0) return undefined
  const controls = options.map(({ control }) => control)
  const radios = controls.some(({ type }) => type === 'radio')
  const others = anotherWayChoices(layer).filter(({ target }) =>
    controls.every(({ node }) => node !== target),
  )
  return {
    form: 'choices',
    fields: [],
    choices: [
      ...options.map((option) => methodChoice(option.control, option.method, option)),
      ...others,
    ],
    submit: radios
      ? submitControl({ controls: layer.controls, fields: controls }, layer)?.node
      : undefined,
    evidence: [
      listed ? (listed.length > 1 ? 'methods' : 'one-method') : 'sends-to-target',
      ...(asks ? ['asks-for-method'] : []),
    ],
  }
}

/** What a page says once counts for each way of the list it can be meant for. */
function withTarget(options: Option[] | undefined, snapshot: Snapshot): Option[] | undefined {
  if (!options || options.some(({ control }) => maskedTarget(labelAndLines(control))))
    return options
  const { target } = targetShown(snapshot)
  const fits = (method: Method) =>
    target?.includes('@') ? method === 'email' : method === 'sms' || method === 'call'
  return options.map((option) => (target && fits(option.method) ? { ...option, target } : option))
}

const labelAndLines = ({ label, lines }: Control) => [label, ...lines].join(' · ')

/** The list with the most entries that name a method; one alone when the page asks for it. */
function methodList({ controls }: Layer, asks: boolean): Option[] | undefined {
  const candidates = controls.filter((control) => isOption(control) && !leadsAway(control))
  const lists = siblingLists(candidates).flatMap((list) => {
    const options = list.map((control) => ({ control, method: methodOf(list, control) }))
    const named = options.filter(({ method }) => method !== undefined)
    // Ways to sign in are named after methods too, but a menu is longer than what it names.
    const isList = named.length >= 2 && named.length * 3 >= list.length
    if (!isList && !(asks && named.length > 0)) return []
    return [{ named: named.length, options }]
  })
  const [best] = lists.sort((a, b) => b.named - a.named)
  if (best) {
    return best.options.map(({ control, method }) => ({
      control,
      isRepeated: isRepeated(
        control,
        best.options.map((option) => option.control),
      ),
      method: method ?? inListOnly(labelAndLines(control)),
    }))
  }
  if (!asks) return undefined
  const [only, ...more] = candidates.flatMap((control) => {
    const method = methodNamed(control.label)
    const isOne = method !== undefined && (method !== 'other' || namesCertificate(control.label))
    return isOne ? [{ control, method }] : []
  })
  return only && [only, ...more]
}

/** "Phone" and "Enter a code" are methods in the company of methods. */
function inListOnly(text: string): Method {
  if (speaksOf('phone', text)) return 'sms'
  return speaksOf('code', text) ? 'totp' : 'other'
}

/**
 * "Send a code to +1 XXX-XXX-5309": the page shows where the code goes, has nothing to type it
 * into, and a button that sends. A link or a plain button beside it is another way to send.
 */
function sendButtons(layer: Layer, snapshot: Snapshot): Option[] {
  const { controls } = layer
  const [send, ...more] = sendingControls(layer, snapshot)
  if (!send || more.length > 0) return []
  const { shown, target } = targetShown(snapshot)
  const headings = snapshot.headings.join(' · ')
  const own = methodNamed(send.label)
  const method = own ?? methodNamed(shown ? `${shown} · ${headings}` : headings)
  if (method === undefined || !sendable.has(method)) return []
  // Without a target the page must be about little else.
  const isAbout = methodNamed(headings) !== undefined || (own && aboutSending(snapshot))
  if (!shown && !(isAbout && controls.length <= mostBesides)) return []
  const others = controls.flatMap((control) => {
    if (control === send || !isOption(control) || leadsAway(control)) return []
    const named = methodNamed(control.label)
    return named && named !== method && named !== 'other'
      ? [{ control, method: named, target }]
      : []
  })
  return [{ control: send, method, target }, ...others]
}

/** What is sent to a person on request. */
const sendable: ReadonlySet<Method> = new Set(['sms', 'call', 'email', 'push'])

/** A sentence that names a method: "Send a code via SMS to your phone." */
const aboutSending = ({ text, controls }: Snapshot) => {
  const labels = new Set(controls.map(({ label }) => label))
  return text
    .split('\n')
    .some((line) => line.length <= 200 && !labels.has(line) && methodNamed(line) !== undefined)
}

/** The first sentence of the page that says, masked, where something goes. */
function targetShown({ text }: Snapshot): { shown?: string; target?: string | undefined } {
  const shown = text.split('\n').find((line) => line.length <= 300 && isMasked(maskedTarget(line)))
  return shown === undefined ? {} : { shown, target: maskedTarget(shown) }
}

/**
 * Buttons that send what needs no typing. A form that holds a field, also one that is folded away,
 * is sent, or unfolded, by its button.
 */
export function sendingControls({ controls }: Layer, snapshot: Snapshot): Control[] {
  const filled = new Set(snapshot.controls.filter(isTextual).map(({ form }) => form))
  return controls.filter(
    (control) =>
      control.kind === 'button' &&
      control.type === 'submit' &&
      !control.disabled &&
      !(control.form !== undefined && filled.has(control.form)) &&
      !leadsAway(control),
  )
}

/** A box to search in says nothing against it. */
const asksConsent = (snapshot: Snapshot) =>
  consentButton({ ...snapshot, controls: snapshot.controls.filter((one) => !isTextual(one)) }) !==
  undefined

/** On a page that asks already: "Try another way", which names no method, or "Call me instead". */
export function anotherWayChoices({ controls }: Layer): SeenChoice[] {
  return controls.filter(isOption).flatMap((control) => {
    const isSwitch =
      speaksOf('anotherWay', control.label) && !speaksOf('otherAccount', control.label)
    if (isSwitch) return [methodChoice(control, 'switch')]
    const named = methodNamed(control.label)
    return named && speaksOf('instead', control.label) ? [methodChoice(control, named)] : []
  })
}

const isOption = ({ kind, type, disabled }: Control) =>
  !disabled && (kind === 'button' || kind === 'link' || type === 'radio')

const leadsAway = ({ label, lines }: Control) =>
  (['back', 'signOut', 'resend', 'signUp', 'terms', 'anotherWay'] as const).some((topic) =>
    speaksOf(topic, label),
  ) ||
  (speaksOf('login', label) && lines.length < 2)

const isRepeated = (control: Control, list: Control[]) =>
  list.some((one) => one !== control && one.label === control.label)

/** By its own words, and those of its row when that is a row of a list, not a sentence around it. */
function methodOf(list: Control[], control: Control): Method | undefined {
  const row = control.lines.filter((line) => line !== control.label)
  const [first] = row
  const isRow = first !== undefined && row.length <= 3 && !/[.?!。？！]$/.test(first)
  const isByRow = isRow && (isRepeated(control, list) || isNamedByRow(control))
  const text = [control.label, ...(isByRow ? row : [])]
  return text.join().length > 300 ? undefined : methodNamed(text.join(' · '))
}

/** A control as a choice of a method. */
export function methodChoice(
  control: Control,
  method: Method,
  { target, isRepeated }: Pick<Option, 'target' | 'isRepeated'> = {},
): SeenChoice {
  const { name, rest } = choiceLabel(control, isRepeated)
  const isSwitch = method === 'switch'
  return {
    type: 'mfa_method',
    label: isSwitch ? control.label : name,
    description: isSwitch || target ? undefined : rest || undefined,
    mfa: method === 'other' ? undefined : method,
    maskedTarget: isSwitch ? undefined : (target ?? maskedTarget(`${control.label} · ${rest}`)),
    provider: undefined,
    selector: control.selector,
    target: control.node,
  }
}
