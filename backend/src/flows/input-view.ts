import type {
  Choice,
  DiscoveredField,
  Field,
  MfaOption,
  PendingSsoButton,
  SignInOption,
} from '@managed-auth/protocol'
import type { AskedChoice, AskedField, Interaction } from './records.ts'

/** One pause in both wire shapes. Nothing of a kind is an empty list, as clients expect. */
export interface InputView {
  fields: Field[]
  choices: Choice[]
  discovered_fields: DiscoveredField[]
  mfa_options: MfaOption[]
  pending_sso_buttons: PendingSsoButton[]
  sign_in_options: SignInOption[]
}

const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const toField = (field: AskedField) =>
  withoutUndefined({
    id: field.id,
    ref: field.ref,
    type: field.type,
    label: field.label,
    required: field.required,
    hint: field.hint,
    observed_selector: field.selector,
  })

const toDiscoveredField = (field: AskedField) =>
  withoutUndefined({
    name: field.ref,
    label: field.label,
    selector: field.selector,
    type: field.legacyType,
    required: field.required,
    placeholder: field.placeholder,
    hint: field.hint,
    linked_mfa_type: field.linkedMfa,
  })

const toChoice = (choice: AskedChoice) =>
  withoutUndefined({
    id: choice.id,
    label: choice.label,
    type: choice.type,
    description: choice.description ?? choice.maskedTarget,
    observed_selector: choice.selector,
  })

/** Which legacy list a choice belongs to: only named methods and providers have one of their own. */
export const legacyKind = (choice: AskedChoice): 'mfa' | 'sso' | 'option' => {
  if (choice.type === 'mfa_method' && choice.mfa) return 'mfa'
  return choice.type === 'sso_provider' ? 'sso' : 'option'
}

/** @see wire protocol 14 */
export function viewInteraction({ fields, choices }: Interaction): InputView {
  const ofKind = (kind: ReturnType<typeof legacyKind>) =>
    choices.filter((choice) => legacyKind(choice) === kind)
  return {
    fields: fields.map(toField) as Field[],
    choices: choices.map(toChoice) as Choice[],
    discovered_fields: fields.map(toDiscoveredField) as DiscoveredField[],
    mfa_options: ofKind('mfa').map(({ mfa, label, maskedTarget, description }) => ({
      type: mfa ?? 'switch',
      label,
      target: maskedTarget ?? null,
      description: description ?? null,
    })),
    pending_sso_buttons: ofKind('sso').map(({ provider, label, selector }) => ({
      provider: provider ?? '',
      label,
      selector,
    })),
    sign_in_options: ofKind('option').map(({ id, label, description }) => ({
      id,
      label,
      description: description ?? null,
    })),
  }
}
