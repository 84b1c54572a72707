'use client'

import type { ReactNode } from 'react'
import type { PauseStep, StepOf } from '../../core/step.ts'
import { isCode } from '../../hooks/input-props.ts'
import type { LoginFlow } from '../../hooks/use-login-flow.ts'
import type { Text } from '../../text/en.ts'
import { useProvider } from '../input-step/chosen.ts'
import { FieldRow } from '../input-step/field-row.tsx'
import { isAside, OptionList } from '../input-step/option-list.tsx'
import { useLook } from '../look/look.tsx'
import { Button, Frame, Icon, Spinner } from '../look/parts.tsx'
import type { StepProps } from '../look/step-props.ts'

/** The site asks for values, a choice, or both. */
export function InputStep({ flow, step }: StepProps<'input'>) {
  const { text } = useLook()
  const provider = useProvider(flow, step)
  const place = provider ?? flow.connection?.domain ?? ''
  return (
    <Frame title={inputTitle(step, place, text)} onCancel={step.cancel}>
      <PauseForm flow={flow} step={step} />
    </Frame>
  )
}

function inputTitle({ fields, options }: StepOf<'input'>, place: string, text: Text): string {
  if (fields.some(isCode)) return text.enterCode
  const offers = (wanted: string) => options.every(({ kind }) => kind === wanted)
  if (fields.length > 0 || offers('sso')) return text.signIn(place)
  if (offers('account')) return text.chooseAccount
  return offers('mfa') ? text.chooseMethod : text.choose
}

/** Something elsewhere is needed, such as a tap on a phone; other ways stand beside it at once. */
export function ExternalActionStep({ flow, step }: StepProps<'external-action'>) {
  const { part, text } = useLook()
  return (
    <Frame
      title={text.external}
      body={step.message ?? text.externalBody}
      sign={<Icon name="phone" />}
      onCancel={step.cancel}
    >
      <PauseForm flow={flow} step={step}>
        <p {...part('hint')}>
          <Spinner />
          {text.externalWaiting}
        </p>
        {flow.connection?.live_view_url && (
          <a
            {...part('button')}
            href={flow.connection.live_view_url}
            target="_blank"
            rel="noopener"
          >
            {text.openLiveView}
          </a>
        )}
        {[...step.fields, ...step.options].length > 0 && (
          <p {...part('divider')}>{text.otherWays}</p>
        )}
      </PauseForm>
    </Frame>
  )
}

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

  const words = formProblem && (
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
