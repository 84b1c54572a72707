'use client'

import { Actions } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The answer is being entered on the site. */
export function SubmittingStep({ onCancel }: { onCancel: () => void }) {
  const { text } = useLook()
  return (
    <Frame kind="submitting" title={text.submitting} body={text.submittingBody} sign={<Spinner />}>
      <Actions onCancel={onCancel} />
    </Frame>
  )
}
