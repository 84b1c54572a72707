import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formsOn } from '../../src/flows/interpret/forms-on.ts'
import { interpret } from '../../src/flows/interpret/interpret.ts'
import type { Snapshot } from '../../src/flows/snapshot.ts'
import { pageNames } from '../serve-pages.ts'
import { english, translations } from './phrases.ts'

const pages = pageNames.filter((name) => name.startsWith('plain-'))

const load = (name: string): string =>
  readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')

/** The page as it would stand in another language: every sentence is replaced, nothing else. */
function translate(saved: string, into: string): Snapshot {
  const sentences = into.split('|').map((sentence) => sentence.trim())
  const byText = new Map<string, string>(english.map((text, at) => [text, sentences[at] ?? '']))
  const longestFirst = [...english].sort((a, b) => b.length - a.length)
  const any = new RegExp(longestFirst.map((text) => text.replace(/[?.]/g, '\\$&')).join('|'), 'g')
  return JSON.parse(saved.replace(any, (text) => byText.get(text) ?? text))
}

/** What a page wants, without the words it says it in. */
function verdict(snapshot: Snapshot, before: Snapshot | undefined) {
  const seen = interpret(snapshot, { before, justSubmitted: before !== undefined })
  const forms = formsOn(snapshot).map(({ kind, fields, submit }) => ({ kind, fields, submit }))
  if (seen.kind === 'landing') return { kind: seen.kind, entrance: seen.entrance, forms }
  if (seen.kind !== 'input') return { kind: seen.kind, forms }
  return {
    kind: seen.form,
    fields: seen.fields.map(({ ref, type, linkedMfa, target }) => [ref, type, linkedMfa, target]),
    choices: seen.choices.map(({ mfa, maskedTarget, target }) => [mfa, maskedTarget, target]),
    submit: seen.submit,
    complains: seen.problem !== undefined,
    forms,
  }
}

const inEnglish = english.join('|')
const sentFrom = (name: string, into: string) =>
  name === 'plain-refused' ? translate(load('plain-login'), into) : undefined

it.each(Object.entries(translations))('has every sentence in %s', (_, into) => {
  expect(into.split('|').filter((sentence) => sentence.trim() !== '')).toHaveLength(english.length)
})

describe.each(pages)('%s', (name) => {
  it.each(Object.entries(translations))('means the same in %s', (_, into) => {
    const original = verdict(translate(load(name), inEnglish), sentFrom(name, inEnglish))
    const translated = verdict(translate(load(name), into), sentFrom(name, into))

    expect(translated).toEqual(original)
  })
})
