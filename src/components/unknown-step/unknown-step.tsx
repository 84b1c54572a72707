'use client'

import { Button } from '../look/button.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The server speaks of something newer than this version: no endless spinner, and a way out. */
export function UnknownStep({ onCancel }: { onCancel: () => void }) {
  const { part, text } = useLook()
  return (
    <Frame kind="unknown" title={text.unknown} body={text.unknownBody} sign={<Icon name="alert" />}>
      <div {...part('actions')}>
        <Button of="cancel" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </Frame>
  )
}
