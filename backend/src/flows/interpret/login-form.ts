import type { SeenField } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { codeField, isCodeField } from './code-field.ts'
import {
  cleanLabel,
  isIdentifierByName,
  isNewPassword,
  isPassword,
  isSearch,
  isTextual,
} from './control-kinds.ts'
import { type FormGroup, formGroups } from './form-groups.ts'
import { formKind } from './form-kind.ts'
import type { Layer } from './layers.ts'
import { seenField } from './seen-field.ts'
import { speaksOf } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

/**
 * A form that signs in: name and password, the name alone (identifier first), or the password
 * alone. Fields are picked by structure, the form by its words.
 */
export function loginForm(layer: Layer, snapshot: Snapshot): Asked | undefined {
  const found = formGroups(layer).flatMap((group) => {
    const submit = submitControl(group, layer)
    const { kind, margin, evidence } = formKind(group, submit, snapshot)
    if (kind !== 'login') return []
    const picked = pickFields(group)
    if (!picked || (!picked.password && !mayStandAlone(picked, layer))) return []
    const inView = group.fields.some(({ inViewport }) => inViewport)
    const score = margin + (picked.password ? 4 : 0) + (inView ? 3 : 0) + (submit ? 2 : 0)
    return [{ picked, submit, evidence, score }]
  })
  // The first one wins a draw: on real pages it nearly always is the one.
  const best = found.reduce<(typeof found)[number] | undefined>(
    (one, other) => (one && one.score >= other.score ? one : other),
    undefined,
  )
  if (!best) return undefined
  return {
    form: 'login',
    fields: seenFields(best.picked, snapshot),
    choices: [],
    submit: best.submit?.node,
    evidence: best.evidence,
  }
}

interface Picked {
  identifier: Control | undefined
  password: Control | undefined
  /** Asked for beside the two: a company, a customer number, a code. */
  others: Control[]
}

function pickFields({ fields }: FormGroup): Picked | undefined {
  const passwords = fields.filter((field) => isPassword(field) && !isCodeField(field))
  const password =
    passwords.find(({ autocomplete }) => autocomplete.includes('current-password')) ??
    passwords.find((field) => !isNewPassword(field))
  const texts = fields.filter(
    (field) => isTextual(field) && !isPassword(field) && !isCodeField(field) && !isSearchBox(field),
  )
  const before = password ? texts.filter(({ node }) => node < password.node) : texts
  const identifier =
    texts.find(({ autocomplete }) => autocomplete.includes('username')) ??
    texts.find(({ autocomplete }) => autocomplete.includes('email')) ??
    before.findLast(isIdentifierByName) ??
    before.at(-1)
  if (!identifier && !password) return undefined
  const isAskedToo = (field: Control) =>
    field !== identifier &&
    field !== password &&
    (isCodeField(field) || (before.includes(field) && before.length <= 3 && field.label !== ''))
  return { identifier, password, others: fields.filter(isAskedToo) }
}

/** A name in a login form may be typed as `search`, but then it says that it is one. */
const isSearchBox = (field: Control) => isSearch(field) && !isIdentifierByName(field)

/**
 * One box without a password is a login only when it asks for a name, and the page does not
 * offer to sign out: an invitation or a contact form looks the same.
 */
function mayStandAlone({ identifier }: Picked, layer: Layer): boolean {
  if (!identifier) return false
  const named = isIdentifierByName(identifier) || identifier.autocomplete.includes('username')
  return named && !layer.controls.some(({ label }) => speaksOf('signOut', label))
}

function seenFields({ identifier, password, others }: Picked, snapshot: Snapshot): SeenField[] {
  const all = [identifier, password, ...others].filter((field) => field !== undefined)
  // A form that marks what it needs does not need the rest.
  const marks = all.some(({ required }) => required)
  const isOptional = (field: Control) =>
    others.includes(field) && ((marks && !field.required) || speaksOf('optional', field.label))
  return all
    .sort((a, b) => a.node - b.node)
    .map((field) => {
      if (field === password) {
        return seenField(field, { ref: 'password', type: 'password', legacyType: 'password' })
      }
      if (field === identifier) return seenIdentifier(field)
      const required = !isOptional(field)
      if (isCodeField(field)) return { ...codeField(field, snapshot), required }
      const ref = field.name || field.id || cleanLabel(field.label)
      return { ...seenField(field, { ref, type: 'text', legacyType: 'text' }), required }
    })
}

/** Which name it is. A box that takes several kinds is a user name: nothing else fits them all. */
function seenIdentifier(field: Control): SeenField {
  const says = (topic: 'email' | 'username' | 'phone') =>
    speaksOf(topic, `${field.label} · ${field.placeholder}`)
  const kinds = [says('email'), says('phone'), says('username')].filter(Boolean).length
  const isEmail = field.type === 'email' || field.autocomplete.includes('email')
  if (kinds <= 1 && (isEmail || says('email'))) {
    return seenField(field, { ref: 'email', type: 'identifier', legacyType: 'email' })
  }
  const isPhone = field.type === 'tel' || field.autocomplete.some((token) => token === 'tel')
  if (kinds <= 1 && !says('username') && (isPhone || says('phone'))) {
    return seenField(field, { ref: 'phone', type: 'identifier', legacyType: 'tel' })
  }
  return seenField(field, { ref: 'username', type: 'identifier', legacyType: 'text' })
}
