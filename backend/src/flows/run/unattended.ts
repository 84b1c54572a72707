import type { FlowErrorCode, MfaType } from '@managed-auth/protocol'
import type { SeenChoice, SeenField } from '../sighting.ts'
import { FlowEnd } from './flow-end.ts'

/** What a login that runs by itself was asked and cannot answer. */
export interface Unanswered {
  fields: SeenField[]
  choices: SeenChoice[]
  /** What the site said about the values before. */
  problem: string | undefined
  isElsewhere: boolean
  /** Fields whose kept values the site did not take. */
  refused: SeenField[]
  /** The site did not take codes that were made from the kept key. */
  isTotpRefused: boolean
}

const sentences = {
  credentials_invalid:
    'The site did not take the stored values. Update the credential, or log in with a person.',
  totp_code_rejected:
    'The site took no code made from the stored TOTP secret. Set it again from the site, and check the clock of this server.',
  totp_required:
    'The site asks for a code of an authenticator app. Store its totp_secret with the credential, or log in with a person.',
  sms_code_required: 'The site sends a code to a phone. Log in with a person.',
  email_code_required: 'The site sends a code by mail. Log in with a person.',
  external_action_required:
    'The site wants something done on another device or in a mail. Log in with a person.',
  account_choice_required: 'The site asks which account to use. Log in with a person.',
  customer_input_required:
    'The site asks for something that is not stored. Add it to the credential, or log in with a person.',
} as const satisfies Partial<Record<FlowErrorCode, string>>

type Reason = keyof typeof sentences

const byMethod: Partial<Record<MfaType, Reason>> = {
  sms: 'sms_code_required',
  call: 'sms_code_required',
  email: 'email_code_required',
  totp: 'totp_required',
  push: 'external_action_required',
}

/** How a login ends that nobody attends to, at a question it has no answer to. Wire protocol 13.6. */
export function endUnattended(asked: Unanswered): FlowEnd {
  const reason = reasonOf(asked)
  return new FlowEnd(reason, sentences[reason], asked.problem)
}

function reasonOf(asked: Unanswered): Reason {
  const { fields, choices, isElsewhere, refused, isTotpRefused } = asked
  const isCode = ({ type }: SeenField) => type === 'code' || type === 'totp_code'
  const code = fields.find(isCode)
  if (isTotpRefused && code) return 'totp_code_rejected'
  if (refused.some((field) => !isCode(field))) return 'credentials_invalid'
  if (isElsewhere) return 'external_action_required'
  if (code) {
    if (code.type === 'totp_code') return 'totp_required'
    return (code.linkedMfa && byMethod[code.linkedMfa]) ?? 'sms_code_required'
  }
  if (fields.length > 0) return 'customer_input_required'
  if (choices.some(({ type }) => type === 'account')) return 'account_choice_required'
  const methods = choices.flatMap(({ mfa }) => (mfa && byMethod[mfa]) ?? [])
  return methods[0] ?? 'customer_input_required'
}
