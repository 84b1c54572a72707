'use client'

import { Frame } from '../look/frame.tsx'
import { Icon } from '../look/icon.tsx'
import { useLook } from '../look/look.tsx'

/** The account is connected. What comes next is the host's to say. */
export function SuccessStep({ domain }: { domain: string }) {
  const { text } = useLook()
  return (
    <Frame
      kind="success"
      title={text.success}
      body={text.successBody(domain)}
      sign={<Icon name="check" tone="good" />}
    />
  )
}
