'use client'

import { Frame } from '../look/frame.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'
import type { StepProps } from '../look/step-props.ts'

/** The server opens the site and looks for its sign-in page. */
export function DiscoveringStep({ flow, step }: StepProps<'discovering'>) {
  const { text } = useLook()
  // Absent until the server named it.
  const domain = flow.connection?.domain
  return (
    <Frame
      title={domain === undefined ? text.connecting : text.discovering(domain)}
      body={domain === undefined ? undefined : text.discoveringBody}
      sign={<Spinner />}
      onCancel={step.cancel}
    />
  )
}
