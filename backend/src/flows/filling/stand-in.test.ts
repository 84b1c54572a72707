import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Secret } from '../secret.ts'
import { standInFor } from './stand-in.ts'

const kindOf = (character: string) => {
  if (/[a-z]/.test(character)) return 'a'
  if (/[A-Z]/.test(character)) return 'A'
  return /[0-9]/.test(character) ? '0' : character
}
const form = (text: string) => [...text].map(kindOf).join('')
const passwords = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
const mixed = fc
  .tuple(fc.stringMatching(/^[a-zA-Z0-9]{6,20}$/), passwords)
  .map(([plain, any]) => plain + any)

it('is as long as the secret and of the same form, and is another text', () => {
  fc.assert(
    fc.property(mixed, (value) => {
      const standIn = standInFor(new Secret(value))?.reveal() ?? ''
      expect(form(standIn)).toBe(form(value))
      expect(standIn.length).toBe(value.length)
      expect(standIn).not.toBe(value)
    }),
  )
})

it('is not made for a secret that leaves too little to chance', () => {
  for (const short of ['', '1234', '12345', '!!!!!!!!!!!!', 'пароль на века', 'a-b-c-d-e']) {
    expect(standInFor(new Secret(short))).toBeUndefined()
  }
  expect(standInFor(new Secret('a-b-c-d-e-f'))).toBeDefined()
})

it('draws every letter and digit, and again when it drew the secret itself', () => {
  const drawn: number[] = []
  const first = standInFor(new Secret('abcABC012'), (below) => {
    drawn.push(below)
    return drawn.length <= 9 ? ([0, 1, 2, 0, 1, 2, 0, 1, 2][drawn.length - 1] ?? 0) : 5
  })

  expect(first?.reveal()).toBe('fffFFF555')
  expect(drawn).toEqual(
    [26, 26, 26, 26, 26, 26, 10, 10, 10]
      .flatMap((n) => [n])
      .concat([26, 26, 26, 26, 26, 26, 10, 10, 10]),
  )
})
