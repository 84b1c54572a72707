'use client'

import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'

/** The account is connected. What comes next is the host's to say. */
export function SuccessStep({ flow }: StepProps<'success'>) {
  const { text } = useLook()
  return (
    <Frame
      title={text.success}
      body={text.successBody(flow.connection?.domain ?? '')}
      sign={<Icon name="check" tone="good" />}
    />
  )
}
