'use client'

import type { StepValues } from '../../core/answer.ts'
import type { PauseStep, StepOption } from '../../core/step.ts'
import { type KeptValues, useStepForm } from '../../hooks/use-step-form.ts'
import { Button } from '../look/button.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import { FieldRow } from './field-row.tsx'
import { OptionList } from './option-list.tsx'

export interface PauseFormProps {
  step: PauseStep
  pending: boolean
  /** Values that are not secret, over the pauses of a flow. */
  kept: KeptValues
  onSubmit: (values: StepValues) => void
  onChoose: (option: StepOption) => void
}

/** The site's words, its fields and its options: what both kinds of pause show. */
export function PauseForm({ step, pending, kept, onSubmit, onChoose }: PauseFormProps) {
  const { part, text } = useLook()
  const form = useStepForm({ step, kept, onSubmit })
  const { fields, options, problem } = step
  const types = fields.map(({ type }) => type)
  const userName = [...kept.values()].find(({ type }) => type === 'identifier')?.value

  return (
    <>
      {problem !== undefined && (
        <p {...part('site-words')} id={form.problemId} data-tone="bad">
          {problem}
        </p>
      )}
      {fields.length > 0 && (
        <form {...part('form')} {...form.formProps} aria-busy={pending}>
          {userName && types.includes('password') && !types.includes('identifier') && (
            // Password managers file a password under the user name they find beside it.
            <input type="text" autoComplete="username" value={userName} readOnly hidden />
          )}
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} form={form} />
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
          pending={pending}
          onChoose={onChoose}
        />
      )}
    </>
  )
}
