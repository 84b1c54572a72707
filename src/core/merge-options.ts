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
  const twin = <T extends { label: string }>(list: T[] | null | undefined) =>
    list?.find((other) => other.label === label)
  return option(id, kind, choice, 'selected_choice_id', id, {
    method:
      kind === 'mfa' || id === 'switch'
        ? (twin(record.mfa_options)?.type ?? methodOf(id))
        : undefined,
    provider:
      kind === 'sso' ? (twin(record.pending_sso_buttons)?.provider ?? id).toLowerCase() : undefined,
  })
}

const option = (
  key: string,
  kind: StepOption['kind'],
  words: { label: string; description?: string | null | undefined },
  mode: StepOption['address']['mode'],
  value: string,
  more: Partial<Pick<StepOption, 'method' | 'provider'>> = {},
): StepOption => ({
  key,
  kind,
  label: words.label,
  description: words.description || undefined,
  method: more.method,
  provider: more.provider,
  address: { mode, value },
})

/** A choice carries no method of its own; servers name its id after one (14.5). */
const methodOf = (id: string): string | undefined =>
  /^(sms|call|email|totp|push|password|switch)(?![a-z])/.exec(id)?.[1] ??
  { phone_call: 'call', authenticator: 'totp' }[id]

function fromLegacy(record: ManagedAuth): StepOption[] {
  const buttons = (record.pending_sso_buttons ?? []).map(({ provider, label, selector }, index) =>
    option(
      `sso ${index}`,
      'sso',
      { label },
      selector ? 'sso_button_selector' : 'sso_provider',
      selector || provider,
      { provider: provider.toLowerCase() },
    ),
  )
  const methods = (record.mfa_options ?? []).map((method, index, all) => {
    const { type, label, description, target } = method
    const words = { label, description: description || target }
    return option(`mfa ${index}`, 'mfa', words, 'mfa_option_id', mfaAddress(method, all), {
      method: type,
    })
  })
  const others = (record.sign_in_options ?? []).map((other) =>
    option(`sign-in ${other.id}`, 'sign-in', other, 'sign_in_option_id', other.id),
  )
  return [...buttons, ...methods, ...others]
}

/** The type addresses an option, unless two share it: then a label of its own does (14.7). */
function mfaAddress(option: MfaOption, all: MfaOption[]): string {
  const twins = all.filter(({ type }) => type === option.type)
  const namesakes = all.filter(({ label }) => label === option.label)
  return twins.length > 1 && namesakes.length === 1 ? option.label : option.type
}
