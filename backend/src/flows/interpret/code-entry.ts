import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { codeBoxes } from './code-boxes.ts'
import { codeField, isCodeField, isHiddenCode, isMarkedOtherwise, isShort } from './code-field.ts'
import { isDeviceCode, isPassword, isSearch, namesOf } from './control-kinds.ts'
import { type FormGroup, formGroups } from './form-groups.ts'
import type { Layer } from './layers.ts'
import { anotherWayChoices } from './method-choices.ts'
import { speaksOf } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

/** A page that asks for a one-time code, in one field or in a row of one-character boxes. */
export function codeEntry(layer: Layer, snapshot: Snapshot): Asked | undefined {
  for (const group of formGroups(layer)) {
    const found = codeAskedIn(group, snapshot)
    if (!found) continue
    const field = codeField(nameRow(found), snapshot)
    return {
      form: 'code',
      fields: [field],
      choices: anotherWayChoices(layer),
      submit: submitControl(group, layer)?.node,
      evidence: [found.sign, ...(field.linkedMfa ? [`method-${field.linkedMfa}`] : [])],
    }
  }
  return undefined
}

/** Each box of a row is named after its place; the row is named by the heading or its group. */
function nameRow({ field, sign }: { field: Control; sign: string }): Control {
  if (sign !== 'code-boxes') return field
  const names = [field.heading, field.group ?? '']
  return { ...field, label: names.find((name) => speaksOf('code', name)) ?? '' }
}

/** The code field of a form, the first of a row, and the sign that told. */
export function codeAskedIn(
  { fields }: FormGroup,
  snapshot: Snapshot,
): { field: Control; sign: string } | undefined {
  const [box] = codeBoxes(fields)
  if (box) return { field: box, sign: 'code-boxes' }
  const known = fields.find(({ autocomplete }) => autocomplete.includes('one-time-code'))
  const [alone, ...others] = fields
  if (alone && others.length === 0 && isHiddenCode(alone))
    return { field: alone, sign: 'names-code' }
  // Beside a password the code is a part of the login form.
  if (fields.some((field) => isPassword(field) && field !== known && !isCodeField(field))) {
    return undefined
  }
  if (known) return { field: known, sign: 'one-time-code' }
  const candidates = fields.filter(
    (field) =>
      !isSearch(field) &&
      !isDeviceCode(field) &&
      !isMarkedOtherwise(field) &&
      !field.picture &&
      !speaksOf('otherCode', namesOf(field)) &&
      field.type !== 'email',
  )
  const named = candidates.find(isCodeField)
  if (named && candidates.length === 1) return { field: named, sign: 'names-code' }
  const [only] = candidates
  if (!only || candidates.length > 1 || !isShort(only)) return undefined
  const around = [only.heading, ...only.lines, snapshot.title].join(' · ')
  const says = speaksOf('code', around) && !speaksOf('phone', namesOf(only))
  return says ? { field: only, sign: 'short-field-and-code-words' } : undefined
}
