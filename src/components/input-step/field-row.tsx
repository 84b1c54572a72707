'use client'

import type { StepField } from '../../core/step.ts'
import { isCode } from '../../hooks/input-props.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { useLook } from '../look/look.tsx'
import { CodeEntry } from './code-entry.tsx'
import { PlainEntry } from './plain-entry.tsx'
import { useCodeSource } from './use-code-source.ts'

export interface FieldRowProps {
  flow: LoginFlow
  field: StepField
}

/** One value: label, input, what is wrong with it, and what helps. */
export function FieldRow({ flow, field }: FieldRowProps) {
  const { part, text } = useLook()
  const { missing, problem } = flow.fieldState(field)
  const source = useCodeSource(field)
  const Entry = isCode(field) ? CodeEntry : PlainEntry
  return (
    <div {...part('field')} data-field={field.type}>
      <label {...part('label')} htmlFor={flow.getLabelProps(field).htmlFor}>
        <bdi>{field.label ?? text.fields[field.type]}</bdi>
        {!field.required && <span> ({text.optional})</span>}
      </label>
      <Entry flow={flow} field={field} />
      {(missing || problem !== undefined) && (
        <p {...part('field-error')} {...flow.getErrorProps(field)}>
          {missing ? text.required : <bdi>{problem}</bdi>}
        </p>
      )}
      {(field.hint ?? source) !== undefined && (
        <p {...part('hint')} {...flow.getHintProps(field)}>
          <bdi>{field.hint ?? source}</bdi>
        </p>
      )}
    </div>
  )
}
