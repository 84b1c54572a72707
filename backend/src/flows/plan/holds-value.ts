import type { Secret } from '../secret.ts'

/** Shorter ones stand in any text by accident, and so give nothing away. */
export const shortest = 3

/** How pages write a value into addresses and attributes, in lower case. */
export function spellings(typed: string): string[] {
  // Halves of signs cannot be written into an address; browsers replace them as well.
  const value = typed.replace(/\p{Surrogate}/gu, '\ufffd')
  const bytes = Buffer.from(value)
  const unpadded = (text: string) => text.replace(/=+$/, '')
  const written = [
    typed,
    value,
    encodeURIComponent(value),
    encodeURIComponent(value).replaceAll('%20', '+'),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    value.replace(/["\\]/g, '\\$&'),
    unpadded(bytes.toString('base64')),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
  return [...new Set(written.map((text) => text.toLowerCase()))]
}

/** Whether a text has one of `secrets` in it, however it is spelled. */
export function holdsAny(secrets: Iterable<Secret>): (text: string) => boolean {
  const all = [...secrets]
    .map((secret) => secret.reveal().trim())
    .filter((value) => value.length >= shortest)
    .flatMap(spellings)
  return (text) => {
    const lower = text.toLowerCase()
    return all.some((spelling) => lower.includes(spelling))
  }
}
