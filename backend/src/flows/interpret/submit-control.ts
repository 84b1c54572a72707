import type { Control } from '../snapshot.ts'
import { isPressable, revealsPassword } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import type { Layer } from './layers.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'

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
  if (inside) return drawnInstead(inside, layer) ?? inside
  const after = layer.controls.filter(
    (control) => last !== undefined && control.node > last.node && control.form === undefined,
  )
  return best(after.slice(0, 6), last)
}

/**
 * A submit without a name can be there for the Enter key alone, and the button a person sees right
 * behind the form.
 */
function drawnInstead({ label, type, node }: Control, { controls }: Layer): Control | undefined {
  if (label !== '' || type !== 'submit') return undefined
  const next = controls.find((control) => control.node > node)
  const isOutside = next?.form === undefined && next?.kind === 'button'
  return isOutside && speaksOf('login', next.label) ? next : undefined
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
  const { kind, type, label, node, id, name } = control
  if (kind !== 'link' && !isPressable(control)) return 0
  if (type === 'reset' || revealsPassword(control)) return 0
  const sends = ['login', 'next', 'verify'] as const
  // "Forgot login?" speaks of the login too. A picture often says by its id alone what it does.
  const marked = label === '' && speaksOf('login', wordsOfName(`${id} ${name}`))
  const named =
    marked || (sends.some((topic) => speaksOf(topic, label)) && !speaksOf('reset', label))
  if (speaksOf('back', label) || speaksOf('resend', label)) return 0
  if (type !== 'submit' && isAnotherWayIn(label)) return 0
  const isAfter = last === undefined || node > last.node
  if (kind === 'link') {
    if (!named || leadsElsewhere(label) || !staysHere(control)) return 0
    return isAfter && speaksOf('login', label) && !/[?？]/.test(label) ? 4 : 1
  }
  return (
    (type === 'submit' || type === 'image' ? 3 : 0) +
    (named ? 3 : 0) +
    // "Continue" beside it goes on without an account.
    (named && speaksOf('login', label) ? 1 : 0) -
    (leadsElsewhere(label) && !named ? 2 : 0) +
    (isAfter ? 1 : 0) +
    // An unnamed button that does not submit is an icon: a calendar, a cross.
    (label === '' && !marked && type !== 'submit' && type !== 'image' ? -2 : 0)
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
