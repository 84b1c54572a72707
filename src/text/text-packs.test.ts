import { flowErrorCodes } from '@managed-auth/protocol'
import { describe, expect, it } from 'vitest'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type Text } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ptBR } from './pt-BR.ts'
import { zhCN } from './zh-CN.ts'

const packs = { en, de, fr, es, 'pt-BR': ptBR, ja, 'zh-CN': zhCN, ar }

/** Every sentence of a pack by its path, functions called with a name that must reappear. */
function sentencesOf(pack: object, path = ''): [string, string][] {
  return Object.entries(pack).flatMap(([key, words]): [string, string][] => {
    const at = path ? `${path}.${key}` : key
    const said = typeof words === 'function' ? words('harbor.example') : words
    if (Array.isArray(said)) return said.map((line, index) => [`${at}.${index}`, line])
    return typeof said === 'object' ? sentencesOf(said, at) : [[at, said]]
  })
}

describe.each(Object.entries(packs))('%s', (locale, pack: Text) => {
  it('has something to say for every key', () => {
    const english = sentencesOf(en).map(([path]) => path)
    const sentences = sentencesOf(pack)

    expect(sentences.map(([path]) => path)).toEqual(english)
    expect(sentences.filter(([, words]) => words.trim() === '')).toEqual([])
  })

  it('names what it is told to name', () => {
    expect(pack.signIn('harbor.example')).toContain('harbor.example')
    expect(pack.siteSays('No entry')).toContain('No entry')
    expect(pack.timeLeft('1:59')).toContain('1:59')
    expect(pack.codeSources.sms('•••• 77')).toContain('•••• 77')
    expect(pack.codeSources.sms(undefined)).not.toContain('undefined')
  })

  it.each(flowErrorCodes)('explains %s in whole sentences', (code) => {
    const { title, body } = pack.failures[code]

    expect(title).not.toMatch(/[.。]$/)
    expect(body).toMatch(/[.。]$/)
  })

  it('is tagged with a language that Intl knows', () => {
    expect(Intl.getCanonicalLocales(pack.locale)).toEqual([locale])
    expect(pack.dir).toBe(locale === 'ar' ? 'rtl' : 'ltr')
  })

  it('leaves no English behind', () => {
    if (locale === 'en') return
    const english = new Map(sentencesOf(en))
    const left = sentencesOf(pack)
      .filter(([path, words]) => path !== 'dir' && english.get(path) === words)
      .map(([path]) => path)

    // "Code" and "optional" are also German, the former French too.
    expect(left.filter((path) => path !== 'fields.code' && path !== 'optional')).toEqual([])
  })
})
