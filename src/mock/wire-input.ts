import type { DiscoveredFieldType, FieldType, StateEvent } from '#protocol'
import type { AskedField, OfferedChoice } from './scenario.ts'

/** The keys of a snapshot that ask for something. */
export type WireInput = Pick<
  StateEvent,
  | 'fields'
  | 'choices'
  | 'discovered_fields'
  | 'mfa_options'
  | 'pending_sso_buttons'
  | 'sign_in_options'
>

// Wire protocol 14, rule 5.
const legacyTypes: Record<FieldType, DiscoveredFieldType> = {
  identifier: 'email',
  password: 'password',
  code: 'code',
  totp_code: 'totp',
  totp_secret: 'text',
  text: 'text',
}

/** Canonical address of a field. Differs from its `ref`, so that a mix-up of the two shows. */
export const fieldIdOf = (field: AskedField) => `f_${field.ref}`

export const ssoSelectorOf = (choice: OfferedChoice) =>
  `xpath=//button[@data-provider="${choice.provider ?? choice.id}"]`

/** What kind of legacy option a choice becomes: wire protocol 14. */
export const isMfa = (choice: OfferedChoice) => choice.type === 'mfa_method'
export const isSso = (choice: OfferedChoice) => choice.type === 'sso_provider'
export const isSignIn = (choice: OfferedChoice) => !isMfa(choice) && !isSso(choice)

/**
 * Says the same pause in both shapes. The canonical arrays are always there, since a missing one
 * would fall back to its legacy counterpart; of the legacy arrays only those that hold something.
 */
export function toWireInput(fields: AskedField[], choices: OfferedChoice[]): WireInput {
  const mfa = choices.filter(isMfa)
  const sso = choices.filter(isSso)
  const signIn = choices.filter(isSignIn)
  return {
    fields: fields.map((field) => ({
      id: fieldIdOf(field),
      ref: field.ref,
      type: field.type,
      label: field.label,
      required: field.required ?? true,
      ...(field.hint && { hint: field.hint }),
    })),
    choices: choices.map(({ id, type, label, description }) => ({
      id,
      type,
      label,
      ...(description && { description }),
    })),
    ...(fields.length > 0 && {
      discovered_fields: fields.map((field) => ({
        name: field.ref,
        label: field.label,
        selector: `input[name="${field.ref}"]`,
        type: field.legacyType ?? legacyTypes[field.type],
        required: field.required ?? true,
        ...(field.placeholder && { placeholder: field.placeholder }),
        ...(field.hint && { hint: field.hint }),
        ...(field.linkedMfa && { linked_mfa_type: field.linkedMfa }),
      })),
    }),
    ...(mfa.length > 0 && {
      mfa_options: mfa.map((choice) => ({
        type: choice.mfa ?? 'switch',
        label: choice.label,
        target: choice.target ?? null,
        description: choice.description ?? null,
      })),
    }),
    ...(sso.length > 0 && {
      pending_sso_buttons: sso.map((choice) => ({
        provider: choice.provider ?? choice.id,
        label: choice.label,
        selector: ssoSelectorOf(choice),
      })),
    }),
    ...(signIn.length > 0 && {
      sign_in_options: signIn.map((choice) => ({
        id: choice.id,
        label: choice.label,
        description: choice.description ?? null,
      })),
    }),
  }
}
