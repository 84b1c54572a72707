'use client'

import { Button } from '../look/button.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The person left, or the server ended the flow. */
export function CanceledStep({ onRestart }: { onRestart: (() => void) | undefined }) {
  const { part, text } = useLook()
  return (
    <Frame
      kind="canceled"
      title={text.canceled}
      body={text.canceledBody}
      sign={<Icon name="stop" />}
    >
      {onRestart && (
        <div {...part('actions')}>
          <Button of="submit" type="button" onClick={onRestart}>
            {text.tryAgain}
          </Button>
        </div>
      )}
    </Frame>
  )
}
