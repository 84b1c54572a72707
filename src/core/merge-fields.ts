import type { DiscoveredField, Field, ManagedAuth } from '#protocol'
import type { StepField } from './step.ts'

type Type = StepField['type']

/** Canonical fields when there are any, else the legacy ones; a canonical field learns from its twin. */
export function mergeFields(record: ManagedAuth): StepField[] {
  const legacy = record.discovered_fields ?? []
  if (record.fields?.length) {
    return record.fields.map((field) =>
      fromCanonical(
        field,
        // 14.5: the legacy name is the canonical ref.
        legacy.find(({ name }) => name === field.ref),
      ),
    )
  }
  const besidePassword = legacy.some(({ type }) => type === 'password')
  return legacy.map((field) => fromLegacy(field, besidePassword))
}

const canonicalTypes: Record<string, Type> = {
  identifier: 'identifier',
  password: 'password',
  code: 'code',
  totp_code: 'totp-code',
  totp_secret: 'totp-secret',
}

const legacyTypes: Record<string, Type> = {
  email: 'identifier',
  password: 'password',
  code: 'code',
  totp: 'totp-code',
}

const formats = ['email', 'tel', 'url', 'number'] as const

const fromCanonical = (field: Field, twin: DiscoveredField | undefined): StepField =>
  describe(canonicalTypes[field.type] ?? 'text', twin, {
    key: field.id,
    name: field.ref,
    label: field.label || twin?.label || undefined,
    hint: field.hint || twin?.hint || undefined,
    // 14.6: missing means required.
    required: field.required ?? true,
    address: { mode: 'field_values', value: field.id },
  })

/** Legacy types say how a value looks, not what it is: a user name is told by name and company. */
const fromLegacy = (field: DiscoveredField, besidePassword: boolean): StepField => {
  const typed = legacyTypes[field.type]
  const named = /user|login|e-?mail|account|identifier|phone/i.test(`${field.name} ${field.label}`)
  return describe(typed ?? (named || besidePassword ? 'identifier' : 'text'), field, {
    key: field.name,
    name: field.name,
    label: field.label || undefined,
    hint: field.hint || undefined,
    required: field.required ?? true,
    address: { mode: 'fields', value: field.name },
  })
}

function describe(
  type: Type,
  legacy: DiscoveredField | undefined,
  rest: Pick<StepField, 'key' | 'name' | 'label' | 'hint' | 'required' | 'address'>,
): StepField {
  return {
    ...rest,
    type,
    format: formats.find((format) => format === legacy?.type) ?? 'text',
    placeholder: legacy?.placeholder || undefined,
    secret: type !== 'identifier' && type !== 'text',
    method: legacy?.linked_mfa_type ?? undefined,
  }
}
