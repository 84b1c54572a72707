'use client'

import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'

/** The server speaks of something newer than this version: no endless spinner, and a way out. */
export function UnknownStep({ step }: StepProps<'unknown'>) {
  const { text } = useLook()
  return (
    <Frame
      title={text.unknown}
      body={text.unknownBody}
      sign={<Icon name="alert" />}
      onCancel={step.cancel}
    />
  )
}
