'use client'

import type { StepOf } from '../../core/step.ts'
import { PauseForm, type PauseFormProps } from '../input-step/pause-form.tsx'
import { Actions } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon, Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

export interface ExternalActionStepProps extends PauseFormProps {
  step: StepOf<'external-action'>
  onCancel: () => void
}

/** Something elsewhere is needed, such as a tap on a phone; other ways stand beside it at once. */
export function ExternalActionStep({ onCancel, ...pause }: ExternalActionStepProps) {
  const { part, text } = useLook()
  const { message, fields, options } = pause.step
  const isAnswerable = fields.length + options.length > 0
  return (
    <Frame
      kind="external-action"
      title={text.external}
      body={message ?? text.externalBody}
      sign={<Icon name="phone" />}
    >
      <p {...part('hint')}>
        <Spinner />
        {text.externalWaiting}
      </p>
      {isAnswerable && <p {...part('divider')}>{text.otherWays}</p>}
      <PauseForm {...pause} />
      <Actions onCancel={onCancel} />
    </Frame>
  )
}
