import type { MfaType } from '@managed-auth/protocol'
import { externalWords } from './external-words.ts'
import { maskedTarget } from './masked-target.ts'
import { plain, speaksOf } from './speaks-of.ts'

/**
 * Which method a text names. `other` is a method the wire has no word for: a security key, a
 * recovery code, a question, a certificate.
 */
export function methodNamed(text: string): MfaType | 'other' | undefined {
  if (externalWords.security_key.test(plain(text))) return 'other'
  if (externalWords.push.test(plain(text)) || /\bpush\b/.test(plain(text))) return 'push'
  if (speaksOf('backupCode', text)) return 'other'
  if (speaksOf('authenticator', text)) return 'totp'
  if (speaksOf('textMessage', text)) return 'sms'
  if (speaksOf('phoneCall', text)) return 'call'
  if (speaksOf('mailMessage', text)) return 'email'
  const target = maskedTarget(text)
  if (target) return target.includes('@') ? 'email' : 'sms'
  if (speaksOf('password', text)) return 'password'
  return undefined
}
