import type { MfaType } from '@managed-auth/protocol'
import { externalWords } from './external-words.ts'
import { maskedTarget } from './masked-target.ts'
import { plainPattern } from './plain-pattern.ts'
import { plain, speaksOf } from './speaks-of.ts'

const certificate = plainPattern(
  /certificat|certificado|certificato|certifikat|certyfikat|zertifikat|sertifik|сертифик|証明書|证书|憑證|인증서|شهادة|πιστοποιητικ|tanusitvany|x\.?509|smart ?card/,
)

/**
 * Which method a text names. `other` is a method the wire has no word for: a security key, a
 * recovery code, a question, a certificate.
 */
export function methodNamed(text: string): MfaType | 'other' | undefined {
  if (externalWords.security_key.test(plain(text))) return 'other'
  if (externalWords.push.test(plain(text)) || /\bpush\b/.test(plain(text))) return 'push'
  if (speaksOf('backupCode', text) || certificate.test(plain(text))) return 'other'
  if (speaksOf('authenticator', text)) return 'totp'
  if (speaksOf('textMessage', text)) return 'sms'
  if (speaksOf('phoneCall', text)) return 'call'
  if (speaksOf('mailMessage', text)) return 'email'
  const target = maskedTarget(text)
  if (target) return target.includes('@') ? 'email' : 'sms'
  if (speaksOf('password', text)) return 'password'
  return undefined
}
