'use client'

import { RestartAction } from '../look/actions.tsx'
import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** Time is up, or another login took this one's place. */
export function ExpiredStep({ onRestart }: { onRestart: (() => void) | undefined }) {
  const { text } = useLook()
  return (
    <Frame
      kind="expired"
      title={text.expired}
      body={text.expiredBody}
      sign={<Icon name="clock" tone="bad" />}
    >
      <RestartAction onRestart={onRestart} />
    </Frame>
  )
}
