import type { Choice, ManagedAuth, MfaOption } from '#protocol'
import type { StepOption } from './step.ts'

/** Canonical choices when there are any, else the three legacy lists; "another way" goes last. */
export function mergeOptions(record: ManagedAuth): StepOption[] {
  const options = record.choices?.length
    ? record.choices.map((choice) => fromChoice(choice, record))
    : fromLegacy(record)
  return options.sort((a, b) => Number(a.method === 'switch') - Number(b.method === 'switch'))
}

const choiceKinds: Record<string, StepOption['kind']> = {
  mfa_method: 'mfa',
  sso_provider: 'sso',
  account: 'account',
  sign_in_method: 'sign-in',
  auth_method: 'sign-in',
  identifier_method: 'sign-in',
}

function fromChoice(choice: Choice, record: ManagedAuth): StepOption {
  const { id, label } = choice
  const kind = choiceKinds[choice.type] ?? 'other'
  const alike = { label }
  return {
    key: id,
    kind,
    label,
    description: choice.description || undefined,
    method:
      kind === 'mfa' || id === 'switch'
        ? (record.mfa_options?.find(labelled(alike))?.type ?? methodOf(id))
        : undefined,
    provider:
      kind === 'sso'
        ? (record.pending_sso_buttons?.find(labelled(alike))?.provider ?? id).toLowerCase()
        : undefined,
    address: { mode: 'selected_choice_id', value: id },
  }
}

const labelled =
  (wanted: { label: string }) =>
  ({ label }: { label: string }) =>
    label === wanted.label

/** A choice carries no method of its own; servers name its id after one (14.5). */
const methodOf = (id: string): string | undefined =>
  /^(sms|call|email|totp|push|password|switch)(?![a-z])/.exec(id)?.[1] ??
  { phone_call: 'call', authenticator: 'totp' }[id]

function fromLegacy(record: ManagedAuth): StepOption[] {
  const buttons = (record.pending_sso_buttons ?? []).map(
    ({ provider, label, selector }, index): StepOption => ({
      key: `sso ${index}`,
      kind: 'sso',
      label,
      description: undefined,
      method: undefined,
      provider: provider.toLowerCase(),
      address: selector
        ? { mode: 'sso_button_selector', value: selector }
        : { mode: 'sso_provider', value: provider },
    }),
  )
  const methods = (record.mfa_options ?? []).map(
    (option, index, all): StepOption => ({
      key: `mfa ${index}`,
      kind: 'mfa',
      label: option.label,
      description: option.description || option.target || undefined,
      method: option.type,
      provider: undefined,
      address: { mode: 'mfa_option_id', value: mfaAddress(option, all) },
    }),
  )
  const others = (record.sign_in_options ?? []).map(
    ({ id, label, description }): StepOption => ({
      key: `sign-in ${id}`,
      kind: 'sign-in',
      label,
      description: description || undefined,
      method: undefined,
      provider: undefined,
      address: { mode: 'sign_in_option_id', value: id },
    }),
  )
  return [...buttons, ...methods, ...others]
}

/** The type addresses an option, unless two share it: then a label of its own does (14.7). */
function mfaAddress(option: MfaOption, all: MfaOption[]): string {
  const twins = all.filter(({ type }) => type === option.type)
  const namesakes = all.filter(({ label }) => label === option.label)
  return twins.length > 1 && namesakes.length === 1 ? option.label : option.type
}
