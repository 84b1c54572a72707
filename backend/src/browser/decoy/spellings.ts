import { createHash } from 'node:crypto'

/** How a page may write a value into a request: as it stands, escaped, encoded, or as a digest. */
type Spell = (value: string) => string

const json: Spell = (value) => JSON.stringify(value).slice(1, -1)
const jsonAscii: Spell = (value) =>
  json(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
const jsonForMarkup: Spell = (value) =>
  json(value).replace(
    /[<>&'/]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
const jsonSlashes: Spell = (value) => json(value).replaceAll('/', '\\/')
const form: Spell = (value) => new URLSearchParams({ v: value }).toString().slice(2)
// Half a character cannot be written into an address; a browser writes this instead.
const address: Spell = (value) => encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
const upperHexOff: Spell = (value) =>
  address(value).replace(/%[0-9A-F]{2}/g, (part) => part.toLowerCase())
const strict: Spell = (value) =>
  address(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const bytes = (value: string) => Buffer.from(value, 'utf8')
const digests = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].flatMap((name): Spell[] => {
  const digest = (value: string) => createHash(name).update(bytes(value)).digest()
  return [
    (value) => digest(value).toString('hex'),
    (value) => digest(value).toString('hex').toUpperCase(),
    (value) => digest(value).toString('base64'),
    (value) => form(digest(value).toString('base64')),
  ]
})

const written: Spell[] = [
  (value) => value,
  ...[json, jsonAscii, jsonForMarkup, jsonSlashes, form, address, upperHexOff, strict],
  (value) => json(json(value)),
  (value) => form(json(value)),
  (value) => address(json(value)),
  (value) => form(form(value)),
  (value) => form(address(value)),
  (value) => address(address(value)),
]

const encoded: Spell[] = [
  (value) => bytes(value).toString('base64'),
  (value) => form(bytes(value).toString('base64')),
  (value) => address(bytes(value).toString('base64')),
  (value) => bytes(value).toString('base64url'),
  (value) => bytes(value).toString('hex'),
  (value) => bytes(value).toString('hex').toUpperCase(),
]

/** What a stand-in looks like in a request, and what belongs there instead. Bytes as Latin-1 text. */
export interface Spelling {
  standIn: string
  value: string
}

const latin = (text: string) => bytes(text).toString('latin1')

/**
 * Every way a stand-in can be found in a request, each once. What two encodings write alike for the
 * stand-in and differently for the value (Base64, here and there) is left out: nobody could say
 * which of them a page meant.
 */
export function spellingsOf(standIn: string, value: string): Spelling[] {
  const found = new Map<string, Set<string>>()
  for (const spell of [...written, ...encoded, ...digests]) {
    const key = latin(spell(standIn))
    found.set(key, (found.get(key) ?? new Set()).add(latin(spell(value))))
  }
  return [...found].flatMap(([key, spelled]) => {
    const [only = '', ...others] = spelled
    return others.length === 0 ? [{ standIn: key, value: only }] : []
  })
}
