import { expect, it } from 'vitest'
import type { StepField } from '../../core/step.ts'
import { codeLength } from './code-length.ts'

const lengthOf = (words: Partial<Pick<StepField, 'label' | 'hint' | 'placeholder'>>) =>
  codeLength({ label: undefined, hint: undefined, placeholder: undefined, ...words } as StepField)

it.each([
  [{ label: 'Enter the 6-digit code' }, 6],
  [{ hint: 'Geben Sie die 6 Ziffern ein.' }, 6],
  [{ hint: 'Ein 8-stelliger Code' }, 8],
  [{ hint: 'Introduce el código de 6 dígitos' }, 6],
  [{ hint: 'code à 6 chiffres' }, 6],
  [{ hint: '6桁のコード' }, 6],
  [{ hint: '请输入 6 位验证码' }, 6],
  [{ placeholder: '000000' }, 6],
  [{ placeholder: 'XXX-XXX' }, 6],
  [{ placeholder: '123456' }, 6],
  [{ placeholder: '_ _ _ _' }, 4],
])('reads the length out of %j', (words, length) => {
  expect(lengthOf(words)).toBe(length)
})

it.each([
  { hint: 'We sent a code to •••• 77.' },
  { hint: 'It is valid for 10 minutes.' },
  { placeholder: 'Code' },
  { hint: 'The last 2 digits of your number are 77.' },
  { hint: '16 digits of your card' },
])('guesses nothing from %j', (words) => {
  expect(lengthOf(words)).toBeUndefined()
})
