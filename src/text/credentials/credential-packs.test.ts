import { describe, expect, it } from 'vitest'
import { credentialsAr } from './ar.ts'
import { credentialsDe } from './de.ts'
import { type CredentialText, credentialsEn } from './en.ts'
import { credentialsEs } from './es.ts'
import { credentialsFr } from './fr.ts'
import { credentialsJa } from './ja.ts'
import { credentialsPtBR } from './pt-BR.ts'
import { credentialsZhCN } from './zh-CN.ts'

const packs: Record<string, CredentialText> = {
  ...{ en: credentialsEn, de: credentialsDe, fr: credentialsFr, es: credentialsEs },
  ...{ 'pt-BR': credentialsPtBR, ja: credentialsJa, 'zh-CN': credentialsZhCN, ar: credentialsAr },
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
    const english = sentencesOf(credentialsEn).map(([path]) => path)
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
    const english = new Map(sentencesOf(credentialsEn).map(([path, words]) => [path, words]))
    const left = sentencesOf(pack)
      .filter(([path, words]) => path !== 'dir' && english.get(path) === words)
      .map(([path]) => path)

    // Names of products.
    expect(left.filter((path) => !path.startsWith('vaultKinds.'))).toEqual([])
  })
})
