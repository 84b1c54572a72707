import type { FieldType, MfaType } from '@managed-auth/protocol'
import type { Requirement } from '../records.ts'
import type { SeenField } from '../sighting.ts'

const codeRequirements: Partial<Record<MfaType, Requirement>> = {
  sms: 'sms_code',
  call: 'sms_code',
  email: 'email_code',
  totp: 'totp',
}

/** What a pause asked a person for that no stored value can answer. */
export function requirementsOf(fields: SeenField[], choices: number): Requirement[] {
  const isCode = (type: FieldType) => type === 'code' || type === 'totp_code'
  const codes = fields
    .filter(({ type }) => isCode(type))
    .map(({ type, linkedMfa }) => {
      if (type === 'totp_code') return 'totp'
      return (linkedMfa && codeRequirements[linkedMfa]) ?? 'sms_code'
    })
  return choices > 0 && fields.length === 0 ? [...codes, 'choice'] : codes
}
