import { createHash, randomBytes, randomInt } from 'node:crypto'

const lowerCase = '0123456789abcdefghjkmnpqrstvwxyz'
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const pick = (alphabet: string, length: number) =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

export type IdPrefix =
  | 'ma'
  | 'mas'
  | 'mai'
  | 'prof'
  | 'cred'
  | 'cp'
  | 'prx'
  | 'rep'
  | 'key'
  | 'okey'
  | 'errand'
  | 'wrk'

/** An opaque id such as `ma_4f…`: 24 characters of 5 bits. */
export const newId = (prefix: IdPrefix): string => `${prefix}_${pick(lowerCase, 24)}`

/** A browser session's id: 24 letters and digits without a prefix. @see wire protocol 2.5 */
export const newSessionId = (): string => pick(lowerCase, 24)

/** A single-use code: 44 alphanumerics, 262 bits. */
export const newHandoffCode = (): string => pick(alphanumeric, 44)

/** An API key: 256 random bits and a checksum, so that a truncated paste is told apart. */
export const newApiKey = (): string => {
  const body = randomBytes(32).toString('base64url')
  return `sk_${body}${hashToken(body).slice(0, 6)}`
}

/** How codes and keys are kept: they carry enough randomness for a plain hash. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
