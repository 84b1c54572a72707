/** RFC 4648, section 6. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** As sites print keys: in groups, in lower case, with or without padding. */
export const tidyBase32 = (typed: string): string =>
  typed
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .replace(/=+$/, '')
    .toUpperCase()

/** The bytes of a tidied key, or `undefined` when a character is none of base32. */
export function decodeBase32(tidied: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((tidied.length * 5) / 8))
  let bits = 0
  let waiting = 0
  let length = 0
  for (const character of tidied) {
    const value = alphabet.indexOf(character)
    if (value < 0) return undefined
    bits = ((bits << 5) | value) & 0xfff
    waiting += 5
    if (waiting >= 8) {
      waiting -= 8
      bytes[length++] = (bits >> waiting) & 0xff
    }
  }
  return bytes
}
