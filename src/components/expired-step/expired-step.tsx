'use client'

import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import { RestartAction } from '../look/restart-action.tsx'
import type { StepProps } from '../look/step-props.ts'

/** Time is up, or another login took this one's place. */
export function ExpiredStep({ step }: StepProps<'expired'>) {
  const { text } = useLook()
  return (
    <Frame title={text.expired} body={text.expiredBody} sign={<Icon name="clock" tone="bad" />}>
      <RestartAction onRestart={step.restart} />
    </Frame>
  )
}
