import { decodeBase32, tidyBase32 } from './base32.ts'

/** What a one-time code is made from. */
export interface AuthenticatorKey {
  secret: Uint8Array<ArrayBuffer>
  /** As Web Crypto calls it. */
  algorithm: 'SHA-1' | 'SHA-256' | 'SHA-512'
  digits: number
  /** Seconds for which a code is good. */
  period: number
  /**
   * Fewer characters than sites usually give (16, which are 80 bits). It works; but a key is
   * easily copied without its end. RFC 4226, section 4 asks for 128 bits.
   */
  short: boolean
}

/**
 * `invalid`: no base32 in it. `unsupported`: a URI of something else than one time-based key, such as
 * a counter-based one, or an authenticator app's export of many.
 */
export type KeyProblem = 'invalid' | 'unsupported'

export type ReadKey =
  | { key: AuthenticatorKey; problem?: undefined }
  | { problem: KeyProblem; key?: undefined }

const usualLength = 16
const algorithms = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512' } as const

/**
 * Reads an authenticator key as a person has it: base32 in any spelling, or the `otpauth://` URI
 * that a QR code holds.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function readAuthenticatorKey(typed: string): ReadKey {
  const text = typed.trim()
  if (/^otpauth[a-z-]*:/i.test(text)) return readUri(text)
  return readSecret(text, { algorithm: 'SHA-1', digits: 6, period: 30 })
}

function readUri(text: string): ReadKey {
  const [, type = '', query = ''] = /^otpauth:\/\/([^/?]*)[^?]*\??([^#]*)/i.exec(text) ?? []
  const params = new URLSearchParams(query)
  const name = (params.get('algorithm') ?? 'SHA1').toUpperCase().replace('-', '')
  const algorithm = Object.hasOwn(algorithms, name)
    ? algorithms[name as keyof typeof algorithms]
    : undefined
  const digits = Number(params.get('digits') ?? 6)
  const period = Number(params.get('period') ?? 30)
  const known =
    type.toLowerCase() === 'totp' &&
    algorithm &&
    [6, 7, 8].includes(digits) &&
    Number.isInteger(period) &&
    period > 0
  if (!known) return { problem: 'unsupported' }
  return readSecret(params.get('secret') ?? '', { algorithm, digits, period })
}

function readSecret(
  typed: string,
  settings: Pick<AuthenticatorKey, 'algorithm' | 'digits' | 'period'>,
): ReadKey {
  const tidied = tidyBase32(typed)
  const secret = decodeBase32(tidied)
  if (!secret || secret.length === 0) return { problem: 'invalid' }
  return { key: { secret, ...settings, short: tidied.length < usualLength } }
}
