import fc from 'fast-check'
import { expect, it } from 'vitest'
import { standInFor } from '../../flows/filling/stand-in.ts'
import { Secret } from '../../flows/secret.ts'
import { spellingsOf } from './spellings.ts'
import { countIn, swapIn } from './swap.ts'

const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
const values = fc
  .tuple(
    fc.stringMatching(/^[a-zA-Z0-9]{8,20}$/),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.stringMatching(/^[a-zA-Z0-9 "\\/+%&<>']{0,12}$/),
  )
  .map((parts) => parts.join(''))

/** How pages write what is typed, and how a server reads it again. */
const writers: [string, (value: string) => string][] = [
  ['plain', (value) => value],
  ['a form', (value) => new URLSearchParams({ u: 'ada', p: value, t: '1' }).toString()],
  ['JSON', (value) => JSON.stringify({ u: 'ada', p: value, t: 1 })],
  ['JSON in JSON', (value) => JSON.stringify({ data: JSON.stringify({ p: value }) })],
  [
    'JSON in a form',
    (value) => new URLSearchParams({ d: JSON.stringify({ p: value }) }).toString(),
  ],
  [
    'an address in a form',
    (value) => new URLSearchParams({ p: encodeURIComponent(value) }).toString(),
  ],
  ['Base64', (value) => JSON.stringify({ p: Buffer.from(value).toString('base64') })],
  [
    'Base64 in a form',
    (value) => new URLSearchParams({ p: Buffer.from(value).toString('base64') }).toString(),
  ],
  ['Base64 for addresses', (value) => Buffer.from(value).toString('base64url')],
  ['hexadecimal', (value) => Buffer.from(value).toString('hex')],
]

const plainValues = values.filter((value) => /^[ -~]*$/.test(value))

it.each(writers)('gives what the page would have written: %s', (_name, write) => {
  fc.assert(
    fc.property(plainValues, (value) => {
      const standIn = standInFor(new Secret(value))?.reveal() ?? ''
      const spellings = spellingsOf(standIn, value)
      expect(swapIn(latin(write(standIn)), spellings)).toBe(latin(write(value)))
    }),
  )
})

it.each(writers)('gives that or nothing in any script of the world: %s', (_name, write) => {
  fc.assert(
    fc.property(values, (value) => {
      const standIn = standInFor(new Secret(value))?.reveal() ?? ''
      const swapped = swapIn(latin(write(standIn)), spellingsOf(standIn, value))
      expect([latin(write(value)), undefined]).toContain(swapped)
    }),
  )
})

it('leaves a body alone that holds the stand-in twice, in whatever spelling, or not at all', () => {
  const spellings = spellingsOf('Xy12-ab34z', 'Qw98-zz11k')
  const base64 = Buffer.from('Xy12-ab34z').toString('base64')

  for (const body of ['', 'p=other', 'Xy12-ab34z Xy12-ab34z', `Xy12-ab34z ${base64}`]) {
    expect(swapIn(body, spellings)).toBeUndefined()
  }
  expect(countIn(`Xy12-ab34z ${base64}`, spellings)).toBe(2)
})

it('keeps bytes that are no text as they are', () => {
  const spellings = spellingsOf('Xy12ab34z', 'Qw98zz11k')
  const before = Buffer.from([0, 0xff, 0xfe, 0x80])
  const body = Buffer.concat([before, Buffer.from('Xy12ab34z'), before]).toString('latin1')

  const swapped = Buffer.from(swapIn(body, spellings) ?? '', 'latin1')

  expect(swapped).toEqual(Buffer.concat([before, Buffer.from('Qw98zz11k'), before]))
})
