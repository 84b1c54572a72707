import { type Topic, words } from './words.ts'

/** Lower case, without accents, one blank between words, plain apostrophes. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|[\u200b-\u200f\u2060]/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const patterns = new Map<Topic, RegExp>(
  Object.entries(words).map(([topic, lists]) => {
    const any = lists.map((list) => `(?:${list})`).join('|')
    return [topic as Topic, new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'u')]
  }),
)

/** Whether a text names the topic as a word or phrase of its own, in any language known. */
export function speaksOf(topic: Topic, text: string): boolean {
  return patterns.get(topic)?.test(plain(text)) ?? false
}

/** `loginEmail`, `user_name` and `txt-password` as words. */
export function wordsOfName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-.:[\]/]+/g, ' ')
    .trim()
}
