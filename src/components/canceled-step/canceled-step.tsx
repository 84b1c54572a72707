'use client'

import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import { RestartAction } from '../look/restart-action.tsx'
import type { StepProps } from '../look/step-props.ts'

/** The person left, or the server ended the flow. */
export function CanceledStep({ step }: StepProps<'canceled'>) {
  const { text } = useLook()
  return (
    <Frame title={text.canceled} body={text.canceledBody} sign={<Icon name="stop" />}>
      <RestartAction onRestart={step.retry ?? step.restart} />
    </Frame>
  )
}
