'use client'

import { PauseForm } from '../input-step/pause-form.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon, Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'

/** Something elsewhere is needed, such as a tap on a phone; other ways stand beside it at once. */
export function ExternalActionStep({ flow, step }: StepProps<'external-action'>) {
  const { part, text } = useLook()
  const isAnswerable = step.fields.length + step.options.length > 0
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
        {isAnswerable && <p {...part('divider')}>{text.otherWays}</p>}
      </PauseForm>
    </Frame>
  )
}
