'use client'

import { Actions } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { Spinner } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

export interface DiscoveringStepProps {
  /** Absent until the server named it. */
  domain: string | undefined
  onCancel: () => void
}

/** The server opens the site and looks for its sign-in page. */
export function DiscoveringStep({ domain, onCancel }: DiscoveringStepProps) {
  const { text } = useLook()
  return (
    <Frame
      kind="discovering"
      title={domain === undefined ? text.connecting : text.discovering(domain)}
      body={domain === undefined ? undefined : text.discoveringBody}
      sign={<Spinner />}
    >
      <Actions onCancel={onCancel} />
    </Frame>
  )
}
