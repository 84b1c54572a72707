import type { Control } from '../snapshot.ts'
import { isPressable, revealsPassword } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import type { Layer } from './layers.ts'
import { speaksOf } from './speaks-of.ts'

/**
 * The control that sends a form: in the form, else the next fitting one after its last field.
 * Nothing when no control fits; the Enter key is left then.
 */
export function submitControl(group: FormGroup, layer: Layer): Control | undefined {
  const [first] = group.fields
  const last = group.fields.at(-1)
  // What stands above all fields of a longer form leads to another one.
  const below = group.controls.filter(
    ({ node }) => group.fields.length < 3 || first === undefined || node > first.node,
  )
  const inside = best(below, last)
  if (inside) return inside
  const after = layer.controls.filter(
    (control) => last !== undefined && control.node > last.node && control.form === undefined,
  )
  return best(after.slice(0, 6), last)
}

function best(controls: Control[], last: Control | undefined): Control | undefined {
  const [sends, ...more] = controls.filter(({ type }) => type === 'submit')
  // "Sign up", and beside it a plain button for those who have an account.
  const signsUp = more.length === 0 && sends && speaksOf('signUp', sends.label) ? sends : undefined
  const ranked = controls
    .map((control) => ({ control, score: score(control, last) + (control === signsUp ? 3 : 0) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return ranked[0]?.control
}

function score(control: Control, last: Control | undefined): number {
  const { kind, type, label, node } = control
  if (kind !== 'link' && !isPressable(control)) return 0
  if (type === 'reset' || revealsPassword(control)) return 0
  const sends = ['login', 'next', 'verify'] as const
  // "Forgot login?" speaks of the login too.
  const named = sends.some((topic) => speaksOf(topic, label)) && !speaksOf('reset', label)
  if (speaksOf('back', label) || speaksOf('resend', label)) return 0
  if (type !== 'submit' && isAnotherWayIn(label)) return 0
  if (kind === 'link') return named && !leadsElsewhere(label) && staysHere(control) ? 1 : 0
  const isAfter = last === undefined || node > last.node
  return (
    (type === 'submit' || type === 'image' ? 3 : 0) +
    (named ? 3 : 0) -
    (leadsElsewhere(label) && !named ? 2 : 0) +
    (isAfter ? 1 : 0) +
    // An unnamed button that does not submit is an icon: a calendar, a cross.
    (label === '' && type !== 'submit' && type !== 'image' ? -2 : 0)
  )
}

/** A link that is pressed for its script, not for where it leads. */
const staysHere = ({ href }: Control) => /^javascript:|#/i.test(href)

/** Of two buttons of a form the other one sends it; alone, it says what the form is for. */
const leadsElsewhere = (label: string) =>
  (['signUp', 'reset', 'anotherWay', 'passkey', 'signOut', 'otherAccount'] as const).some((topic) =>
    speaksOf(topic, label),
  )

/** "Sign in with …" is not this form's own, unless it goes on with what is typed here. */
const isAnotherWayIn = (label: string) =>
  speaksOf('using', label) &&
  !(['email', 'password', 'phone', 'username'] as const).some((topic) => speaksOf(topic, label))
