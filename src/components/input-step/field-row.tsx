'use client'

import { useState } from 'react'
import type { StepField } from '../../core/step.ts'
import type { StepForm } from '../../hooks/use-step-form.ts'
import { useLook } from '../look/look.tsx'

export interface FieldRowProps {
  field: StepField
  form: StepForm
}

/** One value: label, input, what the site hints, and what is missing. */
export function FieldRow({ field, form }: FieldRowProps) {
  const { part, slots, text } = useLook()
  const [shown, setShown] = useState(false)
  const Input = slots.input ?? 'input'
  const props = form.inputProps(field)
  const isPassword = field.type === 'password'
  const isCode = field.type === 'code' || field.type === 'totp-code'

  return (
    <div {...part('field')} data-field={field.type}>
      <label {...part('label')} htmlFor={props.id}>
        {field.label ?? text.fields[field.type]}
        {!field.required && <span> ({text.optional})</span>}
      </label>
      <div {...part('input-row')}>
        <Input
          {...part('input')}
          {...props}
          type={isPassword && shown ? 'text' : props.type}
          // Codes are written in digits and Latin letters, also amid Arabic or Hebrew.
          dir={isCode ? 'ltr' : undefined}
        />
        {isPassword && (
          <button
            {...part('reveal')}
            type="button"
            aria-controls={props.id}
            aria-pressed={shown}
            aria-label={text.showPassword}
            onClick={() => setShown(!shown)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zm6.5 0a3 3 0 106 0 3 3 0 00-6 0" />
              {shown && <path d="M4 4l16 16" />}
            </svg>
          </button>
        )}
      </div>
      {form.isMissing(field) && (
        <p {...part('field-error')} id={form.errorId(field)}>
          {text.required}
        </p>
      )}
      {field.hint !== undefined && (
        <p {...part('hint')} id={form.hintId(field)}>
          {field.hint}
        </p>
      )}
    </div>
  )
}
