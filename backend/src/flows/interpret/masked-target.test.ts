import { expect, it } from 'vitest'
import { maskedTarget } from './masked-target.ts'

it.each([
  ['Text message to +1 XXX-XXX-5309', '+1 XXX-XXX-5309'],
  ['SMS •••• 42', '•••• 42'],
  ['We texted (•••) •••-••42.', '(•••) •••-••42'],
  ['\u200e+1\u00a0XXX-XXX-5309', '+1 XXX-XXX-5309'],
  ['+46 •• ••• •• 42', '+46 •• ••• •• 42'],
  ['Email i**a@h***o.net', 'i**a@h***o.net'],
  ['A code went to a•••@example.test.', 'a•••@example.test'],
  ['phone ending in 42', 'ending in 42'],
  ['al número que termina en 1234', 'termina en 1234'],
])('finds the target in "%s"', (text, target) => {
  expect(maskedTarget(text)).toBe(target)
})

it.each(['Enter the 6-digit code', 'It works for 10 minutes', 'Call 112', 'xx'])(
  'finds none in "%s"',
  (text) => {
    expect(maskedTarget(text)).toBeUndefined()
  },
)
