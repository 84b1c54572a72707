import { ar } from './languages/ar.ts'
import { cs } from './languages/cs.ts'
import { el } from './languages/el.ts'
import { fa } from './languages/fa.ts'
import { fewUnspacedWords, fewWords } from './languages/few-words.ts'
import { fi } from './languages/fi.ts'
import { he } from './languages/he.ts'
import { hi } from './languages/hi.ts'
import { hu } from './languages/hu.ts'
import { id } from './languages/id.ts'
import { ja } from './languages/ja.ts'
import { ko } from './languages/ko.ts'
import type { LanguageWords } from './languages/language-words.ts'
import { nl } from './languages/nl.ts'
import { pl } from './languages/pl.ts'
import { ro } from './languages/ro.ts'
import { ru } from './languages/ru.ts'
import { sv } from './languages/sv.ts'
import { th } from './languages/th.ts'
import { tr } from './languages/tr.ts'
import { uk } from './languages/uk.ts'
import { vi } from './languages/vi.ts'
import { zh } from './languages/zh.ts'
import { type Topic, words } from './words.ts'

/** Letters that Unicode does not take apart into a plain one and a mark. */
const undivided: Record<string, string> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae' }

const unmarked = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|[\u200b-\u200f\u2060]/gu, '')
    .replace(/[łıøđßæ]/g, (letter) => undivided[letter] ?? letter)

/** Lower case, without accents, one blank between words, plain apostrophes. */
export function plain(text: string): string {
  return unmarked(text.toLowerCase())
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

const languages: LanguageWords[] = [
  nl,
  pl,
  ru,
  tr,
  ja,
  zh,
  ko,
  ar,
  cs,
  sv,
  fi,
  hu,
  ro,
  el,
  uk,
  he,
  id,
  vi,
  th,
  hi,
  fa,
  fewWords,
  fewUnspacedWords,
]

const anyOf = (lists: readonly string[]) => lists.map((list) => `(?:${list})`).join('|')

function patternOf(topic: Topic): RegExp {
  const said = (spaced: boolean) =>
    languages.flatMap((language) => {
      const list = language.spaced === spaced ? language.words[topic] : undefined
      return list === undefined ? [] : [unmarked(list)]
    })
  const apart = `(?<![\\p{L}\\p{N}])(?:${anyOf([...words[topic], ...said(true)])})(?![\\p{L}\\p{N}])`
  return new RegExp(anyOf([apart, ...said(false)]), 'u')
}

const topics = Object.keys(words) as Topic[]
const patterns = new Map(topics.map((topic) => [topic, patternOf(topic)]))

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
