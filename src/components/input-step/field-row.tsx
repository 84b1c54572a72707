'use client'

import { useState } from 'react'
import type { StepField } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useLook } from '../look/look.tsx'

export interface FieldRowProps {
  field: StepField
  flow: LoginFlow
}

/** One value: label, input, what the site hints, and what is missing. */
export function FieldRow({ field, flow }: FieldRowProps) {
  const { part, slots, text } = useLook()
  const [shown, setShown] = useState(false)
  const Input = slots.input ?? 'input'
  const isPassword = field.type === 'password'
  const isCode = field.type === 'code' || field.type === 'totp-code'
  const props = isCode ? flow.getCodeProps(field) : flow.getFieldProps(field)
  const { missing, problem } = flow.fieldState(field)

  return (
    <div {...part('field')} data-field={field.type}>
      <label {...part('label')} htmlFor={props.id}>
        {field.label ?? text.fields[field.type]}
        {!field.required && <span> ({text.optional})</span>}
      </label>
      <div {...part('input-row')}>
        <Input {...part('input')} {...props} type={isPassword && shown ? 'text' : props.type} />
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
      {(missing || problem !== undefined) && (
        <p {...part('field-error')} {...flow.getErrorProps(field)}>
          {missing ? text.required : problem}
        </p>
      )}
      {field.hint !== undefined && (
        <p {...part('hint')} {...flow.getHintProps(field)}>
          {field.hint}
        </p>
      )}
    </div>
  )
}
