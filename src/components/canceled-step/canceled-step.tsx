'use client'

import { RestartAction } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The person left, or the server ended the flow. */
export function CanceledStep({ onRestart }: { onRestart: (() => void) | undefined }) {
  const { text } = useLook()
  return (
    <Frame
      kind="canceled"
      title={text.canceled}
      body={text.canceledBody}
      sign={<Icon name="stop" />}
    >
      <RestartAction onRestart={onRestart} />
    </Frame>
  )
}
