import type { Spelling } from './spellings.ts'

/** How often any spelling of a stand-in stands in a text; `latin1` for bytes. */
export const countIn = (text: string, spellings: Spelling[]): number =>
  places(text, spellings).length

/** Puts the value in the place of a stand-in that stands in the text exactly once. */
export function swapIn(text: string, spellings: Spelling[]): string | undefined {
  const [only, ...more] = places(text, spellings)
  if (!only || more.length > 0) return undefined
  const { at, spelling } = only
  return text.slice(0, at) + spelling.value + text.slice(at + spelling.standIn.length)
}

interface Place {
  at: number
  spelling: Spelling
}

/** One spelling may be part of another: where they overlap, the longer one is meant. */
function places(text: string, spellings: Spelling[]): Place[] {
  const found: Place[] = []
  const longestFirst = [...spellings].sort((a, b) => b.standIn.length - a.standIn.length)
  for (const spelling of longestFirst) {
    const { length } = spelling.standIn
    for (let at = text.indexOf(spelling.standIn); at >= 0; ) {
      const end = at + length
      const isPart = found.some(
        (other) => at < other.at + other.spelling.standIn.length && end > other.at,
      )
      if (!isPart) found.push({ at, spelling })
      at = text.indexOf(spelling.standIn, end)
    }
  }
  return found
}
