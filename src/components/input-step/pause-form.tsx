'use client'

import type { ReactNode } from 'react'
import type { PauseStep } from '../../core/step.ts'
import { isCode } from '../../hooks/input-props.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import { Button } from '../look/button.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import { FieldRow } from './field-row.tsx'
import { isAside, OptionList } from './option-list.tsx'

export interface PauseFormProps {
  flow: LoginFlow
  /** The flow's step, once it is known to be a pause. */
  step: PauseStep
  /** What stands between the site's words and the ways to answer. */
  children?: ReactNode
}

/** The site's words, its fields and its options: what both kinds of pause show. */
export function PauseForm({ flow, step, children }: PauseFormProps) {
  const { part, text, layout } = useLook()
  const { fields, options } = step
  const { pending, formProblem } = flow
  const hasFields = fields.length > 0
  const userName = flow.getUserNameProps()

  const words = formProblem !== undefined && (
    <p {...part('site-words')} {...flow.getProblemProps()} data-tone="bad">
      <bdi>{formProblem}</bdi>
    </p>
  )
  const form = hasFields && (
    <form {...part('form')} {...flow.getFormProps()}>
      {userName && <input {...userName} />}
      {fields.map((field) => (
        <FieldRow key={field.key} field={field} flow={flow} />
      ))}
      <Button of="submit" pending={pending}>
        {pending && <Spinner />}
        {fields.some(({ type }) => type === 'password')
          ? text.submit
          : fields.some(isCode)
            ? text.submitCode
            : text.next}
      </Button>
    </form>
  )
  const divider = hasFields && options.some((option) => !isAside(option, true)) && (
    <p {...part('divider')}>{text.or}</p>
  )
  const list = options.length > 0 && (
    <OptionList
      flow={flow}
      options={options}
      label={hasFields ? text.otherWays : text.choose}
      besideFields={hasFields}
    />
  )
  // The page's order, not only its looks: the keyboard goes the same way as the eye.
  return layout.options === 'above' ? (
    <>
      {words}
      {children}
      {list}
      {divider}
      {form}
    </>
  ) : (
    <>
      {words}
      {children}
      {form}
      {divider}
      {list}
    </>
  )
}
