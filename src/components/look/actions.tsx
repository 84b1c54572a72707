'use client'

import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useLook } from './look.tsx'

/** Where a step is left: what goes on, then the way out. */
export function Actions({ onCancel, children }: { onCancel: () => void; children?: ReactNode }) {
  const { part, text } = useLook()
  return (
    <div {...part('actions')}>
      {children}
      <Button of="cancel" onClick={onCancel}>
        {text.cancel}
      </Button>
    </div>
  )
}

export interface RestartActionProps {
  /** Without it there is no button: only the host can start another login. */
  onRestart: (() => void) | undefined
  /** @default the pack's `tryAgain` */
  label?: string | undefined
}

/** Where a flow is over: the way to another try. */
export function RestartAction({ onRestart, label }: RestartActionProps) {
  const { part, text } = useLook()
  if (!onRestart) return null
  return (
    <div {...part('actions')}>
      <Button of="submit" type="button" onClick={onRestart}>
        {label ?? text.tryAgain}
      </Button>
    </div>
  )
}
