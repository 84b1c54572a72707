import type { DiscoveredFieldType, FieldType, StateEvent } from '#protocol'
import type { AskedField, AskPage, OfferedChoice, Scenario } from './scenario.ts'

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

/** What a page asks for, in the shapes its server speaks: wire protocol 14. */
export function toWireInput(
  { fields, choices }: Pick<AskPage, 'fields' | 'choices'>,
  interactionId: string,
  shapes: Scenario['shapes'] = 'both',
): Partial<StateEvent> {
  return {
    ...(shapes !== 'legacy' && { interaction_id: interactionId, ...canonical(fields, choices) }),
    ...(shapes !== 'canonical' && legacy(fields, choices)),
  }
}

// Both arrays are always there: a missing one would fall back to its legacy counterpart.
const canonical = (fields: AskedField[], choices: OfferedChoice[]) => ({
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
})

function legacy(fields: AskedField[], choices: OfferedChoice[]): Partial<StateEvent> {
  const discovered = fields.map((field) => ({
    name: field.ref,
    label: field.label,
    selector: `input[name="${field.ref}"]`,
    type: field.legacyType ?? legacyTypes[field.type],
    required: field.required ?? true,
    ...(field.placeholder && { placeholder: field.placeholder }),
    ...(field.hint && { hint: field.hint }),
    ...(field.linkedMfa && { linked_mfa_type: field.linkedMfa }),
  }))
  const methods = choices.filter(isMfa).map(({ mfa = 'switch', label, target, description }) => ({
    type: mfa,
    label,
    target: target ?? null,
    description: description ?? null,
  }))
  const buttons = choices.filter(isSso).map((choice) => ({
    provider: choice.provider ?? choice.id,
    label: choice.label,
    selector: ssoSelectorOf(choice),
  }))
  const others = choices
    .filter(isSignIn)
    .map(({ id, label, description }) => ({ id, label, description: description ?? null }))
  return {
    ...(discovered.length > 0 && { discovered_fields: discovered }),
    ...(methods.length > 0 && { mfa_options: methods }),
    ...(buttons.length > 0 && { pending_sso_buttons: buttons }),
    ...(others.length > 0 && { sign_in_options: others }),
  }
}
