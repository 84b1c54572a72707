import { describe, expect, it } from 'vitest'
import { statusAr } from './ar.ts'
import { statusDe } from './de.ts'
import { type StatusText, statusEn } from './en.ts'
import { statusEs } from './es.ts'
import { statusFr } from './fr.ts'
import { statusJa } from './ja.ts'
import { statusPtBR } from './pt-BR.ts'
import { statusZhCN } from './zh-CN.ts'

const packs: Record<string, StatusText> = {
  ...{ en: statusEn, de: statusDe, fr: statusFr, es: statusEs },
  ...{ 'pt-BR': statusPtBR, ja: statusJa, 'zh-CN': statusZhCN, ar: statusAr },
}

const told = 'Harbor 7'

/** Every sentence of a pack by its path; functions are called with a name that must reappear. */
function sentencesOf(pack: object, path = ''): [path: string, words: string, named: boolean][] {
  return Object.entries(pack).flatMap(([key, words]): [string, string, boolean][] => {
    const at = path ? `${path}.${key}` : key
    if (typeof words === 'function') return [[at, words(told), true]]
    return typeof words === 'object' ? sentencesOf(words, at) : [[at, words, false]]
  })
}

describe.each(Object.entries(packs))('%s', (locale, pack) => {
  it('has something to say for every key', () => {
    const english = sentencesOf(statusEn).map(([path]) => path)
    const sentences = sentencesOf(pack)

    expect(sentences.map(([path]) => path)).toEqual(english)
    expect(sentences.filter(([, words]) => words.trim() === '')).toEqual([])
  })

  it('names what it is told to name', () => {
    const silent = sentencesOf(pack).filter(([, words, named]) => named && !words.includes(told))

    expect(silent).toEqual([])
  })

  it('is tagged with a language that Intl knows', () => {
    expect(Intl.getCanonicalLocales(pack.locale)).toEqual([locale])
    expect(pack.dir).toBe(locale === 'ar' ? 'rtl' : 'ltr')
  })

  it('leaves no English behind', () => {
    if (locale === 'en') return
    const english = new Map(sentencesOf(statusEn).map(([path, words]) => [path, words]))
    const left = sentencesOf(pack)
      .filter(([path, words]) => path !== 'dir' && english.get(path) === words)
      .map(([path]) => path)

    expect(left).toEqual([])
  })
})
