'use client'

import { type ChangeEvent, type FormEvent, useId, useState } from 'react'
import { missingFields, type StepValues } from '../core/answer.ts'
import type { PauseStep, StepField } from '../core/step.ts'

/** What was sent earlier in a flow, by `StepField.name`. */
export type KeptValues = Map<string, { type: StepField['type']; value: string }>

export interface UseStepFormOptions {
  step: PauseStep
  /**
   * Values to start from, and where sent ones are kept for the next form. Only those that are not
   * secret are read or written.
   */
  kept?: KeptValues | undefined
  onSubmit: (values: StepValues) => void
}

export interface StepForm {
  values: StepValues
  formProps: { noValidate: true; onSubmit: (event: FormEvent<HTMLFormElement>) => void }
  /** For an `<input>`: value, keyboard, password manager, ARIA. */
  inputProps: (field: StepField) => InputProps
  /** Of the element that holds the site's words. */
  problemId: string
  /** Of the elements that hold a field's hint and its own error. */
  hintId: (field: StepField) => string
  errorId: (field: StepField) => string
  /** A required value is missing, and the form was sent without it. */
  isMissing: (field: StepField) => boolean
}

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
  'aria-required': boolean
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

/**
 * The form of one step: values, what is missing, and props for the inputs. Give the component a
 * `key` of `step.id`, so that the next pause starts with a fresh form. Ids are unique in the page.
 */
export function useStepForm({ step, kept, onSubmit }: UseStepFormOptions): StepForm {
  const id = useId()
  const [values, setValues] = useState<StepValues>(() => startValues(step, kept))
  const [sent, setSent] = useState(false)
  const missing = sent ? missingFields(step, values) : []

  const isMissing = (field: StepField) => missing.includes(field)
  const idOf = (field: StepField, part: string) => `${id}-${step.fields.indexOf(field)}-${part}`
  const hintId = (field: StepField) => idOf(field, 'hint')
  const errorId = (field: StepField) => idOf(field, 'error')
  const problemId = `${id}-problem`

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSent(true)
    const [first] = missingFields(step, values)
    if (first) {
      const input = event.currentTarget.elements.namedItem(idOf(first, 'input'))
      if (input instanceof HTMLElement) input.focus()
      return
    }
    for (const { secret, name, key, type } of step.fields) {
      if (!secret) kept?.set(name, { type, value: values[key] ?? '' })
    }
    onSubmit(values)
  }

  return {
    values,
    formProps: { noValidate: true, onSubmit: submit },
    inputProps: (field) => ({
      ...inputTraits(field),
      id: idOf(field, 'input'),
      name: field.name,
      value: values[field.key] ?? '',
      onChange: (event) => {
        const { value } = event.target
        setValues((before) => ({ ...before, [field.key]: value }))
      },
      placeholder: field.placeholder,
      'aria-required': field.required,
      // Most sites do not say which value was wrong: every one of them is doubted.
      'aria-invalid': isMissing(field) || step.problem !== undefined || undefined,
      'aria-describedby':
        [
          isMissing(field) && errorId(field),
          step.problem !== undefined && problemId,
          field.hint !== undefined && hintId(field),
        ]
          .filter(Boolean)
          .join(' ') || undefined,
    }),
    problemId,
    hintId,
    errorId,
    isMissing,
  }
}

const startValues = ({ fields }: PauseStep, kept: KeptValues | undefined): StepValues =>
  Object.fromEntries(
    fields.map(({ key, name, secret }) => [key, (!secret && kept?.get(name)?.value) || '']),
  )

const autoComplete: Record<StepField['type'], string> = {
  identifier: 'username',
  password: 'current-password',
  code: 'one-time-code',
  'totp-code': 'one-time-code',
  'totp-secret': 'off',
  text: 'off',
}

function inputTraits(field: StepField) {
  const { type, format } = field
  const isCode = type === 'code' || type === 'totp-code'
  const letters = /letter|alphanumeric/i.test(`${field.label} ${field.hint}`)
  const plain = type === 'text' && format === 'text'
  return {
    // A number is not counted with: `type=number` would drop leading zeros and add spin buttons.
    type: type === 'password' ? 'password' : format === 'number' ? 'text' : format,
    inputMode:
      (isCode && !letters) || format === 'number' ? ('numeric' as const) : isCode ? 'text' : format,
    autoComplete: autoComplete[type],
    autoCapitalize: plain ? 'sentences' : 'none',
    autoCorrect: plain ? 'on' : 'off',
    spellCheck: plain,
  }
}
