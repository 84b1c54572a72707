import type { Control } from '../snapshot.ts'
import { isDecoy, isPressable, isTextual, revealsPassword } from './control-kinds.ts'
import type { Layer } from './layers.ts'
import { speaksOf } from './speaks-of.ts'

/** Fields that belong together, with the buttons and links among them. */
export interface FormGroup {
  controls: Control[]
  /** Visible, enabled boxes for text and passwords, in reading order. */
  fields: Control[]
}

/** The forms of a layer, and what stands together outside of any `<form>`. */
export function formGroups({ controls }: Layer): FormGroup[] {
  const forms = new Map<number, Control[]>()
  for (const control of controls) {
    if (control.form === undefined) continue
    forms.set(control.form, [...(forms.get(control.form) ?? []), control])
  }
  const loose = controls.filter(({ form }) => form === undefined)
  return [...[...forms.values()].flatMap(parts), ...looseGroups(loose)]
    .map((members) => ({
      controls: members,
      fields: members.filter((control) => isTextual(control) && !isDecoy(control)),
    }))
    .filter(({ fields }) => fields.length > 0)
}

/**
 * Some frameworks put a whole page into one form: search, login and registration, each with a
 * button of its own. Their areas are forms to a person.
 */
function parts(form: Control[]): Control[][] {
  const plainly = form.filter(({ type }) => type === 'submit' || type === 'image')
  const topics = partTopics.filter((topic) => plainly.some(({ label }) => speaksOf(topic, label)))
  const sends = form.filter((control) => plainly.includes(control) || sendsByScript(control))
  const fields = form.filter(isTextual)
  if (fields.length < 3 || passwords(form) < 1) return [form]
  if (topics.length < 2 && !followsAnother(fields, sends)) return [form]
  return looseGroups(form, (control) => sends.includes(control))
}

const partTopics = ['login', 'signUp', 'newsletter', 'search'] as const

/** A button or link whose script sends the form; what leads to another page sends nothing. */
const sendsByScript = (control: Control) =>
  (control.kind === 'button' || /^javascript:/i.test(control.href)) &&
  partTopics.some((topic) => speaksOf(topic, control.label))

/** A name and a password come after a button that already followed a password. */
function followsAnother(fields: Control[], sends: Control[]): boolean {
  const [first, ...more] = fields.filter(({ type }) => type === 'password')
  const end = first && sends.find(({ node }) => node > first.node)
  const next = end && more.find(({ node }) => node > end.node)
  if (!next || !sends.some(({ node }) => node > next.node)) return false
  return fields.some(({ type, node }) => type !== 'password' && node > end.node && node < next.node)
}

/**
 * Without a form element, what belongs to a field is the smallest area around it that also holds
 * a button; an area with a password and no name above it grows until one comes in.
 */
function looseGroups(loose: Control[], sends = sendsAmong(loose)): Control[][] {
  const areas = new Map<string, Control[]>()
  for (const field of loose.filter(isTextual)) {
    const area = areaAround(field, loose, sends)
    if (area) areas.set(`${field.frame}:${area.at}`, area.members)
  }
  const areaLists = [...areas.values()]
  const whole = areaLists.filter((area) => passwords(area) === 1 && names(area) > 0)
  const apart = areaLists.map((area) => withoutOthers(area, whole)).filter(hasFields)
  const groups = [...new Map(apart.map((group) => [nodesOf(group), group])).values()]
  // A smaller area inside a larger one with the same passwords is part of the same form.
  return groups.filter(
    (group) => !groups.some((other) => contains(other, group) && isSamePart(other, group)),
  )
}

const hasFields = (members: Control[]) => members.some(isTextual)

/** What belongs to a login within the area is no part of the form that lies around it. */
function withoutOthers(area: Control[], whole: Control[][]): Control[] {
  if (passwords(area) < 2) return area
  const inner = whole.filter((other) => contains(area, other)).flat()
  return area.filter((control) => !inner.includes(control))
}

type Sends = (control: Control) => boolean

const sendsAmong = (loose: Control[]): Sends => (loose.some(isNamedSend) ? isNamedSend : isSend)

function areaAround(field: Control, loose: Control[], sends: Sends) {
  const steps = field.path.split('/')
  let found: { at: string; members: Control[] } | undefined
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const at = steps.slice(0, depth).join('/')
    const members = loose.filter(
      (other) => other.frame === field.frame && (at === '' || other.path.startsWith(`${at}/`)),
    )
    if (found && (passwords(members) > passwords(found.members) || names(members) > 2)) return found
    if (!members.some(sends)) continue
    found = { at, members }
    if (field.type !== 'password' || names(members) > 0) return found
  }
  return found ?? { at: '', members: loose.filter(({ frame }) => frame === field.frame) }
}

const isSend = (control: Control) => isPressable(control) && !revealsPassword(control)
/** A cross that empties the field is a button too, but says nothing of the kind. */
const isNamedSend = (control: Control) =>
  isSend(control) &&
  (['login', 'next', 'verify'] as const).some((topic) => speaksOf(topic, control.label))
const passwords = (members: Control[]) => members.filter(({ type }) => type === 'password').length
const names = (members: Control[]) =>
  members.filter((control) => isTextual(control) && control.type !== 'password').length
const isSamePart = (outer: Control[], inner: Control[]) =>
  passwords(outer) === 1 || (passwords(inner) > 1 && passwords(inner) === passwords(outer))
const nodesOf = (members: Control[]) => members.map(({ node }) => node).join()
const contains = (outer: Control[], inner: Control[]) =>
  outer.length > inner.length && inner.every((control) => outer.includes(control))
