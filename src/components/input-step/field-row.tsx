'use client'

import { type CSSProperties, useState } from 'react'
import type { StepField } from '../../core/step.ts'
import { isCode } from '../../hooks/input-props.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useLook } from '../look/look.tsx'
import { Drawing } from '../look/parts.tsx'
import { useCodeSource } from './chosen.ts'
import { codeLength, mostCells, usualLength } from './code-length.ts'
import { useWebOtp } from './use-web-otp.ts'

export interface FieldRowProps {
  flow: LoginFlow
  field: StepField
}

/** One value: label, input, what is wrong with it, and what helps. */
export function FieldRow({ flow, field: { hint, ...asked } }: FieldRowProps) {
  const { part, text } = useLook()
  const source = useCodeSource({ hint, ...asked })
  // What we say of a code describes its input as the site's own words would.
  const field: StepField = { ...asked, hint: hint ?? source }
  const { missing, problem } = flow.fieldState(field)
  const Entry = isCode(field) ? CodeEntry : PlainEntry
  return (
    <div {...part('field')} data-field={field.type}>
      <label {...part('label')} htmlFor={flow.getLabelProps(field).htmlFor}>
        <bdi>{field.label ?? text.fields[field.type]}</bdi>
        {!field.required && <span> ({text.optional})</span>}
      </label>
      <Entry flow={flow} field={field} />
      {(missing || problem) && (
        <p {...part('field-error')} {...flow.getErrorProps(field)}>
          {missing ? text.required : <bdi>{problem}</bdi>}
        </p>
      )}
      {field.hint && (
        <p {...part('hint')} {...flow.getHintProps(field)}>
          <bdi>{field.hint}</bdi>
        </p>
      )}
    </div>
  )
}

/** An input, and for a password the button that shows it. */
export function PlainEntry({ flow, field }: FieldRowProps) {
  const { part, slots, text } = useLook()
  const [shown, setShown] = useState(false)
  const Input = slots.input ?? 'input'
  const props = flow.getFieldProps(field)
  return (
    <div {...part('input-row')}>
      <Input {...part('input')} {...props} type={shown ? 'text' : props.type} />
      {field.type === 'password' && (
        <button
          {...part('reveal')}
          type="button"
          aria-controls={props.id}
          aria-pressed={shown}
          aria-label={text.showPassword}
          onClick={() => setShown(!shown)}
        >
          <Drawing
            path={`M2 12q10-13 20 0-10 13-20 0zm7 0a3 3 0 106 0 3 3 0 00-6 0${shown ? 'M4 4l16 16' : ''}`}
          />
        </button>
      )}
    </div>
  )
}

/**
 * A one-time code: one real input, so that paste, autofill and screen readers work, with a cell
 * drawn behind each character. An assumed length is only drawn; sending by itself needs a length
 * that the site gave, because a wrong code costs an attempt.
 */
export function CodeEntry({ flow, field }: FieldRowProps) {
  const { part, slots, layout } = useLook()
  const length = codeLength(field)
  const props = flow.getCodeProps(field, { length, autoSubmit: layout.autoSubmit })
  useWebOtp(field.method === 'sms', props.onChange)

  const { value } = props
  const wanted = length ?? (field.type === 'totp-code' ? usualLength : 0)
  const cells = wanted <= mostCells && value.length <= wanted ? wanted : 0
  const next = Math.min(value.length, cells - 1)
  const Input = slots.input ?? 'input'
  return (
    <div
      {...part('input-row')}
      data-cells={cells || undefined}
      dir={cells ? 'ltr' : undefined}
      style={cells ? ({ '--cells': cells } as CSSProperties) : undefined}
    >
      {Array.from({ length: cells }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={index}
          {...part('code-cell')}
          data-state={index === next ? 'next' : index < value.length ? 'filled' : 'empty'}
          aria-hidden
        />
      ))}
      <Input
        key="input"
        {...part('input')}
        {...props}
        placeholder={cells ? undefined : props.placeholder}
      />
    </div>
  )
}
