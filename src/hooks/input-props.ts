import type { ChangeEvent } from 'react'
import type { StepField } from '../core/step.ts'

/** Everything a plain `<input>` needs: value, keyboard, password manager, ARIA. */
export interface InputProps {
  id: string
  name: string
  type: string
  value: string
  onChange: (event: ChangeEvent<HTMLInputElement>) => void
  autoComplete: string
  inputMode: 'text' | 'email' | 'tel' | 'url' | 'numeric'
  autoCapitalize: string
  autoCorrect: string
  spellCheck: boolean
  placeholder: string | undefined
  /** The form says itself what is missing; browsers would say it in their own language. */
  'aria-required': boolean
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

const autoComplete: Partial<Record<StepField['type'], string>> = {
  identifier: 'username',
  password: 'current-password',
  code: 'one-time-code',
  'totp-code': 'one-time-code',
}

export const isCode = ({ type }: StepField): boolean => type === 'code' || type === 'totp-code'

export function inputTraits(field: StepField) {
  const { type, format } = field
  // Where the site speaks of letters, a keyboard of digits would not do.
  const hasLetters = /letter|alphanumeric/i.test(`${field.label} ${field.hint}`)
  const digits = format === 'number' || (isCode(field) && !hasLetters)
  const plain = type === 'text' && format === 'text'
  return {
    name: field.name,
    // A number is not counted with: `type=number` would drop leading zeros and add spin buttons.
    type: type === 'password' ? type : format === 'number' ? 'text' : format,
    inputMode: digits ? ('numeric' as const) : isCode(field) ? 'text' : format,
    autoComplete: autoComplete[type] ?? 'off',
    autoCapitalize: plain ? 'sentences' : 'none',
    autoCorrect: plain ? 'on' : 'off',
    spellCheck: plain,
    placeholder: field.placeholder,
    'aria-required': field.required,
  } satisfies Partial<InputProps>
}
