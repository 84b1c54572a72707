/** A secret planted to be looked for afterwards. */
export interface Canary {
  name: string
  value: string
}

/** A canary that was found, and how it was spelled. */
export interface Hit {
  canary: string
  spelling: string
}

export interface Spelling {
  name: string
  bytes: Buffer
}

/** The ways in which a value may be written down where it must not be. */
export function spellingsOf(value: string): Spelling[] {
  const utf8 = Buffer.from(value)
  const utf16 = Buffer.from(value, 'utf16le')
  const reversed = [...value].reverse().join('')
  const text: Record<string, string> = {
    plain: value,
    hex: utf8.toString('hex'),
    HEX: utf8.toString('hex').toUpperCase(),
    URL: encodeURIComponent(value),
    form: new URLSearchParams({ '': value }).toString().slice(1),
    JSON: inJson(value),
    'JSON in JSON': inJson(inJson(value)),
    'JSON in ASCII': asciiJson(value),
    reversed,
    'reversed, in JSON': inJson(reversed),
  }
  const all: Spelling[] = [
    ...Object.entries(text).map(([name, spelled]) => ({ name, bytes: Buffer.from(spelled) })),
    { name: 'UTF-16', bytes: utf16 },
    { name: 'UTF-16, big end first', bytes: Buffer.from(utf16).swap16() },
    ...(['base64', 'base64url'] as const).flatMap((alphabet) => inside(utf8, alphabet)),
  ]
  const seen = new Set<string>()
  return all.filter(({ bytes }) => {
    const key = bytes.toString('hex')
    return !seen.has(key) && seen.add(key)
  })
}

const inJson = (value: string) => JSON.stringify(value).slice(1, -1)

const asciiJson = (value: string) =>
  inJson(value).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/**
 * The letters that the value becomes for certain inside a longer text in base64. Its neighbours
 * decide where it falls into the groups of three bytes, and on the letters they share with it.
 */
const inside = (bytes: Buffer, alphabet: 'base64' | 'base64url'): Spelling[] =>
  [0, 1, 2].map((before) => {
    const letters = Buffer.concat([Buffer.alloc(before), bytes]).toString(alphabet)
    const from = Math.ceil((before * 8) / 6)
    const to = Math.floor(((before + bytes.length) * 8) / 6)
    return { name: alphabet, bytes: Buffer.from(letters.slice(from, to)) }
  })

/** Looks for every canary in every spelling. */
export function createSearch(canaries: Canary[]): (haystack: Buffer) => Hit[] {
  const needles = canaries.flatMap(({ name: canary, value }) => {
    // What is shorter turns up by chance.
    if (Buffer.byteLength(value) < 12) throw new Error(`The canary "${canary}" is too short.`)
    return spellingsOf(value).map(({ name, bytes }) => ({ canary, spelling: name, bytes }))
  })
  return (haystack) =>
    needles
      .filter(({ bytes }) => haystack.includes(bytes))
      .map(({ canary, spelling }) => ({ canary, spelling }))
}
