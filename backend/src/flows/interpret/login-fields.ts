import type { SeenField } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import { codeField, isCodeField } from './code-field.ts'
import { cleanLabel, isIdentifierByName, isPassword, isSearch, isTextual } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import { newPasswords } from './password-kinds.ts'
import { seenField } from './seen-field.ts'
import { sourceSelects } from './source-selects.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'

/** What a person signs in with in one form. */
export interface LoginFields {
  identifier: Control | undefined
  password: Control | undefined
  /** Asked for beside the two: a company, a customer number, a code. */
  others: Control[]
}

/** Picks the fields of a login form by their order; words only decide between several names. */
export function pickLoginFields(group: FormGroup): LoginFields | undefined {
  const { fields } = group
  const passwords = fields.filter((field) => isPassword(field) && !isCodeField(field))
  const fresh = newPasswords(passwords, 'login')
  const inUse = passwords.filter((field) => !fresh.includes(field))
  // A plain box with the same name shows what is typed into the real one.
  const password =
    inUse.find(({ autocomplete }) => autocomplete.includes('current-password')) ??
    inUse.find(({ type }) => type === 'password') ??
    inUse[0]
  const texts = fields.filter(
    (field) => isTextual(field) && !isPassword(field) && !isCodeField(field) && !isSearchBox(field),
  )
  const before = (password ? texts.filter(({ node }) => node < password.node) : texts).filter(
    // What stands in a hidden password's place until it is pressed.
    (field, _at, all) => all.length === 1 || !namesPassword(field),
  )
  const identifier =
    texts.find(({ autocomplete }) => autocomplete.includes('username')) ??
    texts.find(({ autocomplete }) => autocomplete.includes('email')) ??
    before.findLast((field) => isIdentifierByName(field) && !namesTenant(field)) ??
    before.at(-1)
  if (!identifier && !password) return undefined
  const isBeside = (field: Control) =>
    [identifier, password].some(
      (one) =>
        one !== undefined &&
        one.heading === field.heading &&
        Math.abs(one.node - field.node) <= nearby,
    )
  const isAskedToo = (field: Control) =>
    field !== identifier &&
    field !== password &&
    isBeside(field) &&
    (isCodeField(field) || (before.includes(field) && before.length <= 3 && field.label !== ''))
  return { identifier, password, others: [...fields.filter(isAskedToo), ...sourceSelects(group)] }
}

/** Controls between two fields of one login; a page in one form has more between its parts. */
const nearby = 8

const namesPassword = ({ name, id }: Control) =>
  speaksOf('password', wordsOfName(name)) || speaksOf('password', wordsOfName(id))

/** A name in a login form may be typed as `search`, but then it says that it is one. */
const isSearchBox = (field: Control) => isSearch(field) && !isIdentifierByName(field)

const namesTenant = (field: Control) =>
  speaksOf('tenant', field.label) && !speaksOf('username', field.label)

/** The fields in reading order, as a person is asked for them. */
export function seenLoginFields(
  { identifier, password, others }: LoginFields,
  snapshot: Snapshot,
): SeenField[] {
  const all = [identifier, password, ...others].filter((field) => field !== undefined)
  // A form that marks what it needs does not need the rest.
  const marks = all.some(({ required }) => required)
  const isOptional = (field: Control) =>
    others.includes(field) &&
    ((marks && !field.required) ||
      speaksOf('optional', field.label) ||
      // A list stands at something already.
      (field.kind === 'select' && field.filled))
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
