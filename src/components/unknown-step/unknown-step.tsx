'use client'

import { Actions } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The server speaks of something newer than this version: no endless spinner, and a way out. */
export function UnknownStep({ onCancel }: { onCancel: () => void }) {
  const { text } = useLook()
  return (
    <Frame kind="unknown" title={text.unknown} body={text.unknownBody} sign={<Icon name="alert" />}>
      <Actions onCancel={onCancel} />
    </Frame>
  )
}
