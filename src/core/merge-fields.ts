import type { DiscoveredField, Field, ManagedAuth } from '#protocol'
import type { StepField } from './step.ts'

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

/** Legacy types say how a value looks, not what it is: a user name is told by name and company. */
const userName = /user|login|e-?mail|account|identifier|phone/i

const formats = ['email', 'tel', 'url', 'number'] as const

/** Canonical fields when there are any, else the legacy ones; a canonical field learns from its twin. */
export function mergeFields({ fields, discovered_fields }: ManagedAuth): StepField[] {
  const legacy = discovered_fields ?? []
  const asked: (Field | DiscoveredField)[] = fields?.length ? fields : legacy
  return asked.map((field) => {
    const canonical = 'id' in field
    // 14.5: the legacy name is the canonical ref.
    const name = canonical ? field.ref : field.name
    const key = canonical ? field.id : name
    const twin = canonical ? legacy.find((other) => other.name === name) : field
    const { label = '', hint } = field
    const isUserName =
      !canonical &&
      (userName.test(`${name} ${label}`) || legacy.some(({ type }) => type === 'password'))
    const type = types[field.type] ?? (isUserName ? 'identifier' : 'text')
    return {
      key,
      name,
      type,
      format: formats.find((format) => format === twin?.type) ?? 'text',
      label: label || twin?.label || undefined,
      placeholder: twin?.placeholder || undefined,
      hint: hint || twin?.hint || undefined,
      // 14.6: missing means required.
      required: field.required ?? true,
      secret: type !== 'identifier' && type !== 'text',
      method: twin?.linked_mfa_type ?? undefined,
      address: { mode: canonical ? 'field_values' : 'fields', value: key },
    }
  })
}
