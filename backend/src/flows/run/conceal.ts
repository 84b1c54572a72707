import { holdsAny, shortest, spellings } from '../plan/holds-value.ts'
import type { Secret } from '../secret.ts'

/** Stands where a value was. */
export const concealed = '•••'

/** Takes values out of a text of the site's; nothing is left when they cannot be cut out plainly. */
export type Conceal = (text: string) => string | undefined

/**
 * Cuts `secrets` out of what a site says before anybody is told: a site may repeat what was typed,
 * and what it says goes into answers, events and the database.
 */
export function concealer(secrets: Iterable<Secret>): Conceal {
  const all = [...secrets].filter((secret) => secret.reveal().trim().length >= shortest)
  const ways = all.flatMap((secret) => spellings(secret.reveal().trim()))
  if (ways.length === 0) return (text) => text
  // The longest first: an address written with escapes holds its plain parts too.
  const sorted = ways.sort((left, right) => right.length - left.length)
  const plainly = new RegExp(sorted.map(literally).join('|'), 'giu')
  const holds = holdsAny(all)
  const holdsUngapped = holdsUngappedAny(all)
  return (text) => {
    const cut = text.replace(plainly, concealed)
    return readings(cut).some(holds) || holdsUngapped(cut) ? undefined : cut
  }
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A text as a reader of markup or of an address would read it, twice escaped ones included. */
function readings(text: string): string[] {
  const unescaped = unescapeMarkup(text)
  const known = [text, unescaped, unescapeMarkup(unescaped), unescapeAddress(text)]
  return [...known, unescapeAddress(unescapeAddress(text)), text.normalize('NFKC')]
}

const markup: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const unescapeMarkup = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));?/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return markup[String(name).toLowerCase()] ?? whole
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return point <= 0x10_ffff ? String.fromCodePoint(point) : whole
    },
  )

const unescapeAddress = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    )

/** From here on a value is told from other text even where it was taken apart. */
const shortestUngapped = 5

/** Whether a value stands in a text in groups (`123 456`), or with other signs between its letters. */
function holdsUngappedAny(secrets: Secret[]): (text: string) => boolean {
  const ungapped = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase()
  const values = secrets
    .map((secret) => ungapped(secret.reveal()))
    .filter((value) => value.length >= shortestUngapped)
  return (text) => values.some((value) => ungapped(text).includes(value))
}
