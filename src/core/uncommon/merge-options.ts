import type { ManagedAuth } from '#protocol'
import type { StepOption } from '../step.ts'

interface Legacy {
  label: string
  type?: StepOption['method']
  provider?: string
}

/** Canonical choices when there are any, else the three legacy lists; "another way" goes last. */
export function mergeOptions(record: ManagedAuth): StepOption[] {
  const methods = record.mfa_options ?? []
  const buttons = record.pending_sso_buttons ?? []
  const options = record.choices?.length
    ? record.choices.map(({ id, type, ...words }) => {
        // `mfa_method`, `sso_provider`, `account`; three more kinds end in `_method`.
        const kind = (/^(mfa|sso|account)/.exec(type)?.[0] ??
          (/method$/.test(type) ? 'sign-in' : 'other')) as StepOption['kind']
        const isSso = kind === 'sso'
        const legacy: Legacy[] = isSso ? buttons : methods
        const twin = legacy.find(({ label }) => label === words.label)
        const method = kind === 'mfa' || id === 'switch' ? (twin?.type ?? methodOf(id)) : undefined
        const provider = isSso ? (twin?.provider ?? id) : undefined
        return option(kind, words, 'selected_choice_id', id, id, method, provider)
      })
    : [
        ...buttons.map(({ provider, label, selector }, index) => {
          const mode = selector ? 'sso_button_selector' : 'sso_provider'
          const key = `sso ${index}`
          return option('sso', { label }, mode, selector || provider, key, undefined, provider)
        }),
        ...methods.map(({ type, label, description, target }, index) => {
          // The type addresses an option, unless two share it: then a label of its own does (14.7).
          const rivals = methods.filter((other) => other.type === type)
          const isNamed = methods.filter((other) => other.label === label).length === 1
          const value = rivals[1] && isNamed ? label : type
          const words = { label, description: description || target }
          return option('mfa', words, 'mfa_option_id', value, `mfa ${index}`, type)
        }),
        ...(record.sign_in_options ?? []).map(({ id, ...words }) =>
          option('sign-in', words, 'sign_in_option_id', id, id),
        ),
      ]
  return options.sort((a, b) => Number(a.method === 'switch') - Number(b.method === 'switch'))
}

const option = (
  kind: StepOption['kind'],
  { label, description }: { label: string; description?: string | null | undefined },
  mode: StepOption['address']['mode'],
  value: string,
  key: string,
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
  /^(?:phone_)?(sms|call|email|totp|push|password|switch)(?![a-z])/.exec(
    id.replace('authenticator', 'totp'),
  )?.[1]
