import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { concealer } from './conceal.ts'
import { landingAddress } from './landing-address.ts'

const value = 'S3cret & "pass" word'
const conceal = concealer([new Secret(value), new Secret('482913')])
const say = (spelled: string) => `We do not know ${spelled}, sorry.`

it.each([
  ['plain', value],
  ['in capitals', value.toUpperCase()],
  ['as markup', 'S3cret &amp; &quot;pass&quot; word'],
  ['in an address', encodeURIComponent(value)],
  ['in a form', encodeURIComponent(value).replaceAll('%20', '+')],
  ['in a script', JSON.stringify(value).slice(1, -1)],
  ['as base64', Buffer.from(value).toString('base64')],
  ['as base64url', Buffer.from(value).toString('base64url')],
  ['as hexadecimal', Buffer.from(value).toString('hex')],
])('cuts a value out that is written %s', (_way, spelled) => {
  expect(conceal(say(spelled))).toMatch(/^We do not know •••=*, sorry\.$/)
})

it.each([
  ['as markup twice', 'S3cret &amp;amp; &amp;quot;pass&amp;quot; word'],
  ['with numbers for signs', 'S3cret &#38; &#34;pass&#x22; word'],
  ['with every letter escaped', `%${Buffer.from(value).toString('hex').match(/../g)?.join('%')}`],
  ['in an address within an address', encodeURIComponent(encodeURIComponent(value))],
  ['without its blanks', value.replaceAll(' ', '')],
  ['with invisible signs', [...value].join('\u200b')],
  ['in wide letters', 'Ｓ３cret & "pass" word'],
  ['in groups', '482 913'],
])('drops a text in which a value is written %s', (_way, spelled) => {
  expect(conceal(say(spelled))).toBeUndefined()
})

it('leaves no value in any text, whatever both are', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  const secret = fc.string({ unit: 'binary', minLength: 3, maxLength: 40 })
  const spellings: ((value: string) => string)[] = [
    (value) => value,
    (value) => value.toUpperCase(),
    (value) => encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')),
    (value) => Buffer.from(value).toString('base64'),
    (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  ]
  fc.assert(
    fc.property(text, secret, text, (before, value, after) => {
      fc.pre(value.trim().length >= 3)
      const hide = concealer([new Secret(value)])
      for (const spell of spellings) {
        const shown = hide(`${before}${spell(value)}${after}`) ?? ''
        expect(shown.toLowerCase()).not.toContain(value.trim().toLowerCase())
      }
    }),
    { numRuns: 300 },
  )
})

it('leaves other words as they are', () => {
  expect(conceal(say('that user'))).toBe(say('that user'))
  expect(concealer([])(say(value))).toBe(say(value))
  // Two letters stand in any text by accident.
  expect(concealer([new Secret('so')])(say('that'))).toBe(say('that'))
})

it('cuts several values out of one text', () => {
  expect(conceal(`${value} with 482913`)).toBe('••• with •••')
})

it.each([
  ['https://site.test/app?token=1#here', 'https://site.test/app'],
  ['https://site.test/app/482913/home', 'https://site.test/app/'],
  [`https://site.test/app/${encodeURIComponent(value)}`, 'https://site.test/app/'],
  ['https://id-482913.site.test/home', 'https://site.test/'],
])('writes a landing down only as far as it repeats nothing: %s', (address, written) => {
  expect(landingAddress(address, 'https://site.test/login?next=1', conceal)).toBe(written)
})
