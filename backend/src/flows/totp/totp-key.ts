import { Secret } from '../secret.ts'

/** What one-time codes are made from, and how. */
export interface TotpKey {
  /** Base32 in capitals, without padding. */
  secret: Secret
  algorithm: TotpAlgorithm
  digits: number
  /** Seconds for which a code is good. */
  period: number
}

export type TotpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512'

/** A key that codes cannot be made from. The message says why and what to do, never the key. */
export class TotpKeyError extends Error {
  override readonly name = 'TotpKeyError'
  /** `invalid`: there is no base32. `unsupported`: it is the key of something else. */
  readonly code: 'invalid' | 'unsupported'

  constructor(code: TotpKeyError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** What sites usually give: 16 characters of base32, which are 80 bits. */
const usualLength = 16
const usual = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const longestPeriod = 3_600

/**
 * Reads a TOTP key as people have it: base32 in any spelling (lower case, blanks, dashes, with or
 * without padding), or the `otpauth://totp` URI of a QR code.
 *
 * @throws {TotpKeyError} `invalid`, `unsupported`
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function readTotpKey(typed: Secret): TotpKey {
  const text = typed.reveal().trim()
  if (/^otpauth[a-z-]*:/i.test(text)) return readUri(text)
  return { secret: readBase32(text), ...usual }
}

/** A key as it is kept: readable by `readTotpKey`. */
export const writeTotpKey = ({ secret, algorithm, digits, period }: TotpKey): Secret =>
  new Secret(
    `otpauth://totp/?secret=${secret.reveal()}&algorithm=${algorithm}&digits=${digits}&period=${period}`,
  )

/** Sentences about a key that works, for whoever gave it. */
export const warningsAbout = ({ secret }: TotpKey): string[] =>
  secret.reveal().length < usualLength
    ? [
        `totp_secret has ${secret.reveal().length} characters; sites usually give ${usualLength} or more. Compare a code with the site's before you rely on it: the end may be missing.`,
      ]
    : []

function readUri(text: string): TotpKey {
  const [, type = '', query = ''] = /^otpauth:\/\/([^/?]*)[^?]*\??([^#]*)/i.exec(text) ?? []
  if (type.toLowerCase() !== 'totp') {
    throw new TotpKeyError(
      'unsupported',
      'This otpauth URI is not one time-based key. Send otpauth://totp/… or the key in base32; counter-based keys and exports of several keys are not taken.',
    )
  }
  const params = new URLSearchParams(query)
  return {
    secret: readBase32(params.get('secret') ?? ''),
    algorithm: readAlgorithm(params.get('algorithm') ?? usual.algorithm),
    digits: readNumber(params.get('digits'), 'digits', usual.digits, [6, 8]),
    period: readNumber(params.get('period'), 'period', usual.period, [1, longestPeriod]),
  }
}

function readAlgorithm(name: string): TotpAlgorithm {
  const known = /^(?:HMAC-?)?SHA-?(1|256|512)$/i.exec(name)?.[1]
  if (known) return `SHA${known}` as TotpAlgorithm
  throw new TotpKeyError(
    'unsupported',
    'The algorithm of this otpauth URI is not known: SHA1, SHA256 and SHA512 are.',
  )
}

function readNumber(
  text: string | null,
  name: string,
  missing: number,
  [least, most]: [number, number],
): number {
  const number = text ? Number(text) : missing
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new TotpKeyError(
    'unsupported',
    `${name} of this otpauth URI must be a whole number from ${least} to ${most}.`,
  )
}

/** RFC 4648, section 6, read leniently: people type it from a screen. */
function readBase32(typed: string): Secret {
  const letters = typed.replace(/[\s\p{Pd}=]/gu, '').toUpperCase()
  // One, three or six letters in the last group of eight end in the middle of a byte.
  const isWhole = ![1, 3, 6].includes(letters.length % 8)
  if (/^[A-Z2-7]+$/.test(letters) && isWhole) return new Secret(letters)
  throw new TotpKeyError(
    'invalid',
    'The key is not base32: it takes the letters A to Z and the digits 2 to 7, whole. Copy it from the site again, or send the otpauth:// URI of its QR code.',
  )
}
