'use client'

import { Frame } from '../look/frame.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'

/** The answer is being entered on the site. */
export function SubmittingStep({ step }: StepProps<'submitting'>) {
  const { text } = useLook()
  return (
    <Frame
      title={text.submitting}
      body={text.submittingBody}
      sign={<Spinner />}
      onCancel={step.cancel}
    />
  )
}
