import type { Control } from '../snapshot.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'

const textTypes = new Set(['text', 'email', 'tel', 'number', 'password', 'search', 'url', ''])

/** A box for text that can be typed into now. */
export const isTextual = (control: Control) =>
  control.kind === 'input' && textTypes.has(control.type) && !control.disabled

/** A box that is only there to mislead password managers or robots; its name says so. */
export const isDecoy = ({ name, id }: Control) =>
  [name, id].some((mark) => /^(fake|dummy|decoy|hp_)|honey_?-?pot|not_?used$|-trap$/i.test(mark))

export const isPressable = (control: Control) => control.kind === 'button'

export const isTick = (control: Control) => control.type === 'checkbox'

/** The eye beside a password. */
export const revealsPassword = (control: Control) =>
  control.type !== 'submit' &&
  (speaksOf('reveal', control.label) ||
    // Classes speak of showing for many reasons.
    (!(['login', 'next'] as const).some((topic) => speaksOf(topic, control.label)) &&
      speaksOf('reveal', wordsOfName(`${control.id} ${control.className}`))))

/** Everything the page calls a field by. */
export const namesOf = (control: Control) =>
  [control.label, control.placeholder, wordsOfName(control.name), wordsOfName(control.id)].join(
    ' · ',
  )

export const isPassword = (control: Control) =>
  control.type === 'password' ||
  (control.autocomplete.some((token) => /^(current|new)-password$/.test(token)) &&
    !isNamedOtherwise(control)) ||
  isDrawnPassword(control)

/** Sites put the tokens of passwords on any box to keep browsers from filling it. */
const isNamedOtherwise = ({ label }: Control) =>
  !speaksOf('password', label) &&
  (['email', 'username', 'phone', 'code', 'otherCode', 'personName'] as const).some((topic) =>
    speaksOf(topic, label),
  )

/** Some sites draw their own dots over a plain box, or show what is typed. */
function isDrawnPassword({ type, label, name, id }: Control): boolean {
  if (type !== 'text' && type !== 'tel') return false
  const marks = wordsOfName(`${name} ${id}`)
  const text = `${label} · ${marks}`
  // `user[password]` names no user when a person reads "Password".
  const said = speaksOf('password', label) ? label : marks
  if (!speaksOf('password', said)) return false
  const [own = ''] = name
    .split(/[[.\]]+/)
    .filter(Boolean)
    .slice(-1)
  if (speaksOf('username', wordsOfName(own)) && !speaksOf('password', wordsOfName(own)))
    return false
  if (speaksOf('username', said) || speaksOf('email', text) || speaksOf('code', label)) return false
  return !/\b(hint|question|answer|reminder|strength|show|score|length|generat\w*)\b/i.test(text)
}

export const isNewPassword = (control: Control) =>
  control.autocomplete.includes('new-password') || speaksOf('newPassword', namesOf(control))

/** What another device shows, to be signed in there: no name and no second step (RFC 8628, 3.3). */
export const isDeviceCode = ({ name, id }: Control) =>
  [name, id].some((one) => /\buser code\b|\bdevice (user )?code\b/i.test(wordsOfName(one)))

/** Asks for an e-mail address, a user name or a phone number. */
export const isIdentifierByName = (field: Control) =>
  (!isDeviceCode(field) &&
    (['email', 'username', 'phone'] as const).some((topic) => speaksOf(topic, namesOf(field)))) ||
  field.type === 'email'

export const isSearch = (control: Control) =>
  control.role === 'searchbox' ||
  /^(q|s|query|search|keywords?)$/i.test(control.name) ||
  speaksOf('search', control.label) ||
  speaksOf('search', control.placeholder) ||
  speaksOf('search', wordsOfName(`${control.id} ${control.name}`))

/** A field's label in a form a person reads: without stars and colons. */
export function cleanLabel(text: string): string {
  return text
    .replace(/\s*[*:：※]+\s*$/u, '')
    .replace(/^\s*\*\s*/u, '')
    .replace(
      /\s*[(（[【](required|erforderlich|obligatoire|obligatorio|obbligatorio|obrigatório|verplicht|wymagane|обязательно|zorunlu|必須|必填|필수|مطلوب)[)）\]】]$/iu,
      '',
    )
    .trim()
}
