import type { Field, ManagedAuth } from '#protocol'
import { lookUp } from './look-up.ts'
import type { StepField } from './step.ts'

/** What of both shapes is read here; which one it is, is told by the id. */
type Asked = Pick<Field, 'type' | 'label' | 'required'> & {
  id?: string
  ref?: string
  name?: string
  hint?: string | null | undefined
}

/** Of both wire shapes. What neither knows is asked for as plain text. */
const types: Record<string, StepField['type']> = {
  identifier: 'identifier',
  email: 'identifier',
  password: 'password',
  code: 'code',
  totp: 'totp-code',
  totp_code: 'totp-code',
  totp_secret: 'totp-secret',
}

/** Canonical fields when there are any, else the legacy ones; a canonical field learns from its twin. */
export function mergeFields({ fields, discovered_fields }: ManagedAuth): StepField[] {
  const legacy = discovered_fields ?? []
  const asked: Asked[] = fields?.length ? fields : legacy
  return asked.map(({ id, ref, name = ref ?? '', required, ...field }) => {
    // 14.5: the legacy name is the canonical ref. A legacy field is its own twin.
    const twin = legacy.find((other) => other.name === name)
    const label = field.label || twin?.label || undefined
    const type = lookUp(types, field.type) ?? 'text'
    const key = id ?? name
    return {
      key,
      name,
      type,
      format: (/^(email|tel|url|number)$/.exec(twin?.type ?? '')?.[0] ??
        'text') as StepField['format'],
      label,
      placeholder: twin?.placeholder || undefined,
      hint: field.hint || twin?.hint || undefined,
      // 14.6: missing means required.
      required: required ?? true,
      secret: !/^(identifier|text)$/.test(type),
      method: twin?.linked_mfa_type ?? undefined,
      address: { mode: id === undefined ? 'fields' : 'field_values', value: key },
    }
  })
}
