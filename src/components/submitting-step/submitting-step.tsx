'use client'

import { Button } from '../look/button.tsx'
import { Frame } from '../look/frame.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The answer is being entered on the site. */
export function SubmittingStep({ onCancel }: { onCancel: () => void }) {
  const { part, text } = useLook()
  return (
    <Frame kind="submitting" title={text.submitting} body={text.submittingBody} sign={<Spinner />}>
      <div {...part('actions')}>
        <Button of="cancel" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </Frame>
  )
}
