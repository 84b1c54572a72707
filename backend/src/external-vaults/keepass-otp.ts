/** Reads a field of an entry by its exact name; empty when there is none. */
export type ReadField = (name: string) => string

interface OtpSettings {
  /** Base32. */
  secret: string
  digits?: string | null | undefined
  /** Seconds. */
  period?: string | null | undefined
  algorithm?: string | null | undefined
}

/**
 * What one-time codes of an entry are made from, as an `otpauth://` address, whichever of the ways
 * it was written down in:
 * - `otp`, an address (KeePassXC, KeePassOTP, Strongbox) or a query (KeeOtp), or the bare secret
 * - `TOTP Seed` and `TOTP Settings` (KeeTrayTOTP)
 * - `TimeOtp-…` (KeePass since 2.47)
 *
 * @returns Nothing when there is none, or codes that are not made by time and digits alone: Steam's
 *   letters, counters.
 * @see https://keepass.info/help/base/placeholders.html#otp
 */
export function keepassTotp(read: ReadField): string | undefined {
  const found = fromOtpField(read('otp')) ?? fromTrayFields(read) ?? fromOwnFields(read)
  return found && toAddress(found)
}

function fromOtpField(text: string): OtpSettings | undefined {
  const otp = text.trim()
  if (otp === '') return undefined
  if (/^otpauth:/i.test(otp)) {
    if (!URL.canParse(otp)) return undefined
    const url = new URL(otp)
    const query = url.searchParams
    const isTimed = url.hostname.toLowerCase() === 'totp' && query.get('encoder') !== 'steam'
    return isTimed ? settingsOf(query, 'secret', 'digits', 'period', 'algorithm') : undefined
  }
  if (otp.includes('=') && /(?:^|&)key=/i.test(otp)) {
    const query = new URLSearchParams(otp)
    const isTimed = (query.get('type') ?? 'totp').toLowerCase() === 'totp'
    return isTimed ? settingsOf(query, 'key', 'size', 'step', 'otpHashMode') : undefined
  }
  return { secret: otp }
}

function settingsOf(
  query: URLSearchParams,
  ...[secret, digits, period, algorithm]: [string, string, string, string]
): OtpSettings {
  return {
    secret: query.get(secret) ?? '',
    digits: query.get(digits),
    period: query.get(period),
    algorithm: query.get(algorithm),
  }
}

/** `30;6`: seconds and digits. `S` in place of the digits is Steam. */
function fromTrayFields(read: ReadField): OtpSettings | undefined {
  const secret = read('TOTP Seed')
  const [period, digits] = read('TOTP Settings').split(';')
  return secret === '' || digits === 'S' ? undefined : { secret, period, digits }
}

function fromOwnFields(read: ReadField): OtpSettings | undefined {
  const secret =
    read('TimeOtp-Secret-Base32') ||
    toBase32(Buffer.from(read('TimeOtp-Secret-Hex').replace(/\s/g, ''), 'hex')) ||
    toBase32(Buffer.from(read('TimeOtp-Secret-Base64'), 'base64')) ||
    toBase32(Buffer.from(read('TimeOtp-Secret'), 'utf8'))
  if (secret === '') return undefined
  return {
    secret,
    digits: read('TimeOtp-Length'),
    period: read('TimeOtp-Period'),
    algorithm: read('TimeOtp-Algorithm').replace(/^HMAC-/i, ''),
  }
}

function toAddress({ secret, digits, period, algorithm }: OtpSettings): string | undefined {
  const plain = secret.replace(/[\s=-]/g, '').toUpperCase()
  if (!/^[A-Z2-7]+$/.test(plain)) return undefined
  const query = new URLSearchParams({ secret: plain })
  const hash = algorithm?.replaceAll('-', '').toUpperCase()
  if (hash) query.set('algorithm', hash)
  if (digits && /^\d+$/.test(digits)) query.set('digits', digits)
  if (period && /^\d+$/.test(period)) query.set('period', period)
  return `otpauth://totp/KeePass?${query}`
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6, without padding. */
function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((part) => alphabet[Number.parseInt(part.padEnd(5, '0'), 2)])
    .join('')
}
