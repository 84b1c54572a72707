import type { ManagedAuth } from '#protocol'
import type { StepOption } from './step.ts'

/** Canonical choices when there are any, else the three legacy lists; "another way" goes last. */
export function mergeOptions(record: ManagedAuth): StepOption[] {
  const methods = record.mfa_options ?? []
  const buttons = record.pending_sso_buttons ?? []
  const options = record.choices?.length
    ? record.choices.map((choice) => {
        const { id, label, type } = choice
        // `mfa_method`, `sso_provider`, `account`; three more kinds end in `_method`.
        const kind = (/^(mfa|sso|account)/.exec(type)?.[0] ??
          (/method$/.test(type) ? 'sign-in' : 'other')) as StepOption['kind']
        const isTwin = (legacy: { label: string }) => legacy.label === label
        const method =
          kind === 'mfa' || id === 'switch'
            ? (methods.find(isTwin)?.type ?? methodOf(id))
            : undefined
        const provider = kind === 'sso' ? (buttons.find(isTwin)?.provider ?? id) : undefined
        return option(id, kind, choice, 'selected_choice_id', id, method, provider)
      })
    : [
        ...buttons.map(({ provider, label, selector }, index) => {
          const mode = selector ? 'sso_button_selector' : 'sso_provider'
          const value = selector || provider
          return option(`sso ${index}`, 'sso', { label }, mode, value, undefined, provider)
        }),
        ...methods.map(({ type, label, description, target }, index) => {
          // The type addresses an option, unless two share it: then a label of its own does (14.7).
          const hasTwin = methods.filter((other) => other.type === type).length > 1
          const isNamed = methods.filter((other) => other.label === label).length === 1
          const value = hasTwin && isNamed ? label : type
          const words = { label, description: description || target }
          return option(`mfa ${index}`, 'mfa', words, 'mfa_option_id', value, type)
        }),
        ...(record.sign_in_options ?? []).map((other) =>
          option(`sign-in ${other.id}`, 'sign-in', other, 'sign_in_option_id', other.id),
        ),
      ]
  return options.sort((a, b) => Number(a.method === 'switch') - Number(b.method === 'switch'))
}

const option = (
  key: string,
  kind: StepOption['kind'],
  { label, description }: { label: string; description?: string | null | undefined },
  mode: StepOption['address']['mode'],
  value: string,
  method?: StepOption['method'],
  provider?: string,
): StepOption => ({
  key,
  kind,
  label,
  description: description || undefined,
  method,
  provider: provider?.toLowerCase(),
  address: { mode, value },
})

/** A choice carries no method of its own; servers name its id after one (14.5). */
const methodOf = (id: string): string | undefined =>
  /^(sms|call|email|totp|push|password|switch)(?![a-z])/.exec(id)?.[1] ??
  { phone_call: 'call', authenticator: 'totp' }[id]
