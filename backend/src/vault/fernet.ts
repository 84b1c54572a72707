import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

// A token is version | time | IV | AES-128-CBC of the value | HMAC-SHA256 of all before it.
// https://github.com/fernet/spec/blob/master/Spec.md

const version = 0x80
const headBytes = 1 + 8
const ivBytes = 16
const blockBytes = 16
const tagBytes = 32
/** How far a sender's clock may be ahead: the figure of the reference implementations. */
const maxSkewSeconds = 60

/** A Fernet key: 16 bytes that sign, 16 that encrypt. */
export type FernetKey = Uint8Array & { readonly length: 32 }

export interface FernetOptions {
  now: Date
  /** Older tokens are refused. @default any age */
  maxAgeSeconds?: number | undefined
}

/** A token is not one, was changed, is of another key, too old, or from the future. */
class FernetError extends Error {
  override readonly name = 'FernetError'

  constructor() {
    super('This is no valid Fernet token for this key.')
  }
}

/** @param key - 32 bytes in base64url, as Fernet keys are written. @throws {FernetError} */
export function parseFernetKey(key: string): FernetKey {
  const bytes = new Uint8Array(strictBase64(key))
  if (bytes.length !== 32) throw new FernetError()
  return bytes as FernetKey
}

const hmac = (key: FernetKey, signed: Uint8Array): Buffer =>
  createHmac('sha256', key.subarray(0, 16)).update(signed).digest()

/** @param iv - @default random; given by tests alone */
export function encodeFernet(
  key: FernetKey,
  value: Uint8Array,
  now: Date,
  iv: Uint8Array = randomBytes(ivBytes),
): string {
  const head = Buffer.alloc(headBytes)
  head.writeUInt8(version)
  head.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 1000)), 1)
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv)
  const signed = Buffer.concat([head, iv, cipher.update(value), cipher.final()])
  const token = Buffer.concat([signed, hmac(key, signed)]).toString('base64')
  return token.replaceAll('+', '-').replaceAll('/', '_')
}

/** @throws {FernetError} The same for every cause. */
export function decodeFernet(key: FernetKey, token: string, options: FernetOptions): Uint8Array {
  const bytes = strictBase64(token)
  const signed = bytes.subarray(0, -tagBytes)
  const bodyBytes = signed.length - headBytes - ivBytes
  const isWhole = bodyBytes >= blockBytes && bodyBytes % blockBytes === 0
  // The signature before anything else is looked at: an unsigned time or padding tells nothing.
  if (!isWhole || signed[0] !== version) throw new FernetError()
  if (!timingSafeEqual(hmac(key, signed), bytes.subarray(-tagBytes))) throw new FernetError()
  const seconds = Number(signed.readBigUInt64BE(1))
  const nowSeconds = options.now.getTime() / 1000
  const { maxAgeSeconds } = options
  const isTooOld = maxAgeSeconds !== undefined && seconds + maxAgeSeconds < nowSeconds
  if (isTooOld || (maxAgeSeconds !== undefined && seconds > nowSeconds + maxSkewSeconds)) {
    throw new FernetError()
  }
  const iv = signed.subarray(headBytes, headBytes + ivBytes)
  try {
    const decipher = createDecipheriv('aes-128-cbc', key.subarray(16), iv)
    const body = signed.subarray(headBytes + ivBytes)
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    throw new FernetError()
  }
}

/** The bytes of base64url with its padding. Node itself would skip over what does not belong. */
function strictBase64(text: string): Buffer {
  const isWritten = /^[\w-]*={0,2}$/.test(text) && text.length % 4 === 0
  if (!isWritten) throw new FernetError()
  return Buffer.from(text, 'base64url')
}
