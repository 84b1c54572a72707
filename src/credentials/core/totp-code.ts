import type { AuthenticatorKey } from './authenticator-key.ts'

export interface OneTimeCode {
  /** Six to eight digits. */
  code: string
  /** When the next one takes its place, in milliseconds since 1970. */
  expiresAt: number
}

/**
 * The code of a moment, by RFC 6238. Made in this page: the key goes nowhere.
 *
 * @param now - Milliseconds since 1970.
 * @throws {TypeError} On a page that is not a secure context, where Web Crypto is missing.
 */
export async function totpCode(key: AuthenticatorKey, now: number): Promise<OneTimeCode> {
  const step = Math.floor(now / 1000 / key.period)
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))

  const { subtle } = globalThis.crypto
  const hmac = { name: 'HMAC', hash: key.algorithm }
  const sealed = await subtle.importKey('raw', key.secret, hmac, false, ['sign'])
  const digest = new DataView(await subtle.sign('HMAC', sealed, counter))

  // Dynamic truncation: RFC 4226, section 5.3.
  const offset = digest.getUint8(digest.byteLength - 1) & 15
  const number = (digest.getUint32(offset) & 0x7fffffff) % 10 ** key.digits
  return {
    code: String(number).padStart(key.digits, '0'),
    expiresAt: (step + 1) * key.period * 1000,
  }
}
