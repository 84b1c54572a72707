'use client'

import { Button } from './button.tsx'
import { useLook } from './look.tsx'

export interface RestartActionProps {
  /** Without it there is no button: only the host can start another login. */
  onRestart: (() => void) | undefined
  /** @default the pack's `tryAgain` */
  label?: string | undefined
}

/** Where a flow is over: the way to another try. */
export function RestartAction({ onRestart, label }: RestartActionProps) {
  const { text } = useLook()
  if (!onRestart) return null
  return (
    <Button of="submit" type="button" onClick={onRestart}>
      {label ?? text.tryAgain}
    </Button>
  )
}
