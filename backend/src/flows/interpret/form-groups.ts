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
  const sends = form.filter(({ type }) => type === 'submit' || type === 'image')
  const topics = (['login', 'signUp', 'newsletter', 'search'] as const).filter((topic) =>
    sends.some(({ label }) => speaksOf(topic, label)),
  )
  const fields = form.filter(isTextual)
  if (topics.length < 2 || fields.length < 3 || passwords(form) < 1) return [form]
  return looseGroups(form, (control) => sends.includes(control))
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
  const groups = [...new Map([...areas.values()].map((group) => [nodesOf(group), group])).values()]
  // A smaller area inside a larger one with a single password is part of the same form.
  return groups.filter(
    (group) => !groups.some((other) => contains(other, group) && passwords(other) === 1),
  )
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
const nodesOf = (members: Control[]) => members.map(({ node }) => node).join()
const contains = (outer: Control[], inner: Control[]) =>
  outer.length > inner.length && inner.every((control) => outer.includes(control))
