'use client'

import type { PauseStep } from '../../core/step.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { Button } from '../look/button.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import { FieldRow } from './field-row.tsx'
import { OptionList } from './option-list.tsx'

export interface PauseFormProps {
  flow: LoginFlow
  step: PauseStep
}

/** The site's words, its fields and its options: what both kinds of pause show. */
export function PauseForm({ flow, step }: PauseFormProps) {
  const { part, text } = useLook()
  const { fields, options } = step
  const { pending, formProblem } = flow
  const types = fields.map(({ type }) => type)
  const userName = flow.getUserNameProps()

  return (
    <>
      {formProblem !== undefined && (
        <p {...part('site-words')} {...flow.getProblemProps()} data-tone="bad">
          {formProblem}
        </p>
      )}
      {fields.length > 0 && (
        <form {...part('form')} {...flow.getFormProps()}>
          {userName && <input {...userName} />}
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} flow={flow} />
          ))}
          <Button of="submit" pending={pending}>
            {pending && <Spinner />}
            {types.includes('password')
              ? text.submit
              : types.some((type) => type === 'code' || type === 'totp-code')
                ? text.submitCode
                : text.next}
          </Button>
        </form>
      )}
      {fields.length > 0 && options.some(({ method }) => method !== 'switch') && (
        <p {...part('divider')}>{text.or}</p>
      )}
      {options.length > 0 && (
        <OptionList
          options={options}
          label={fields.length > 0 ? text.otherWays : text.choose}
          flow={flow}
        />
      )}
    </>
  )
}
