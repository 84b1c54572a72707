// How submitted values are sealed: the names and bytes on which sender and receiver must agree. The
// cryptography is HPKE (RFC 9180) in base mode, one message a value; who seals or opens brings it.

/** What a sealing key is for: how many bytes of a sealed value are the sender's ephemeral key. */
const suites = {
  /** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
  'x25519-hkdf-sha256-aes256gcm': { encBytes: 32 },
  /** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; for browsers without X25519. */
  'p256-hkdf-sha256-aes256gcm': { encBytes: 65 },
} as const

export type SealingSuite = keyof typeof suites

/** Both suites end a ciphertext with the tag of AES-GCM. */
const tagBytes = 16

const utf8 = new TextEncoder()

/** HPKE's `info`: a text sealed for anything else does not open as an answer. */
export const sealingInfo = (): Uint8Array<ArrayBuffer> => utf8.encode('managed-auth/submit/v1')

export const isSealingSuite = (suite: string): suite is SealingSuite => Object.hasOwn(suites, suite)

/** The pause a sealed value answers, and the key that addresses it in the submitted map. */
export interface SealedPlace {
  connectionId: string
  interactionId: string
  key: string
}

/**
 * HPKE's associated data: a value opens in its place alone. Each part is UTF-8 behind its length in
 * bytes (four of them, big-endian), so that no two places read the same.
 */
export function sealedPlace(place: SealedPlace): Uint8Array<ArrayBuffer> {
  const parts = [place.connectionId, place.interactionId, place.key].map((part) =>
    utf8.encode(part),
  )
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + 4 + length, 0))
  let at = 0
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(at, part.length)
    bytes.set(part, at + 4)
    at += 4 + part.length
  }
  return bytes
}

export interface SealedValue {
  /** HPKE's encapsulated secret. */
  enc: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
}

/** A sealed value as it is sent: `<base64url enc>.<base64url ciphertext>`. */
export const writeSealedValue = (enc: Uint8Array, ciphertext: Uint8Array): string =>
  `${toBase64Url(enc)}.${toBase64Url(ciphertext)}`

/** @returns `undefined` when the text cannot be a value sealed with `suite`. */
export function readSealedValue(text: string, suite: SealingSuite): SealedValue | undefined {
  const [first = '', second = '', ...rest] = text.split('.')
  const enc = fromBase64Url(first)
  const ciphertext = fromBase64Url(second)
  if (rest.length > 0 || enc?.length !== suites[suite].encBytes) return undefined
  // An empty value is never sent, so there is a byte beside the tag.
  return ciphertext && ciphertext.length > tagBytes ? { enc, ciphertext } : undefined
}

/** Base64url without padding (RFC 4648, section 5). */
export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** @returns `undefined` for anything that is not the one spelling of some bytes. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  return toBase64Url(bytes) === text ? bytes : undefined
}
