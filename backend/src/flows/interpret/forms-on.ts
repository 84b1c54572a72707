import type { Target } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import { codeBoxes } from './code-boxes.ts'
import { codeAskedIn } from './code-entry.ts'
import { isCodeField } from './code-field.ts'
import { isIdentifierByName, isPassword } from './control-kinds.ts'
import { formGroups } from './form-groups.ts'
import { type FormKind, formKind } from './form-kind.ts'
import { layersOf } from './layers.ts'
import { newPasswords } from './password-kinds.ts'
import { submitControl } from './submit-control.ts'

export type FieldKind = 'identifier' | 'current-password' | 'new-password' | 'code' | 'other'

/** One form of a page with what it is for, whether or not it is answered. */
export interface SeenForm {
  kind: FormKind | 'code'
  /** How much speaks for the kind over the next best. */
  margin: number
  fields: { target: Target; kind: FieldKind }[]
  submit: Target | undefined
  evidence: string[]
}

/** All forms a person can see, dialogs first. */
export function formsOn(snapshot: Snapshot): SeenForm[] {
  return layersOf(snapshot).flatMap((layer) =>
    formGroups(layer).map((group) => {
      const submit = submitControl(group, layer)
      const { kind, margin, evidence } = formKind(group, submit, snapshot)
      const code = codeAskedIn(group, snapshot)
      // In an order "security code" is the card's.
      const isOrder = code === undefined && kind === 'other' && group.fields.length > 2
      const isCode = (field: Control) =>
        (isCodeField(field) && !isOrder) ||
        field === code?.field ||
        (code?.sign === 'code-boxes' && codeBoxes(group.fields).includes(field))
      const fresh = newPasswords(group.fields.filter(isPassword), kind)
      const kindOf = (field: Control): FieldKind => {
        if (isCode(field)) return 'code'
        if (isPassword(field)) return fresh.includes(field) ? 'new-password' : 'current-password'
        return isIdentifierByName(field) ? 'identifier' : 'other'
      }
      return {
        kind: code ? 'code' : kind,
        margin,
        fields: group.fields.map((field) => ({ target: field.node, kind: kindOf(field) })),
        submit: submit?.node,
        evidence: code ? [code.sign] : evidence,
      }
    }),
  )
}
