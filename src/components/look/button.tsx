'use client'

import type { ComponentProps } from 'react'
import { useLook } from './look.tsx'

export interface ButtonProps extends ComponentProps<'button'> {
  of: 'submit' | 'button' | 'cancel' | 'option'
  /** Does nothing just now, yet stays where the keyboard left it. */
  pending?: boolean | undefined
}

export function Button({ of, pending = false, ...props }: ButtonProps) {
  const { part, slots } = useLook()
  const Element = slots[of] ?? 'button'
  return (
    <Element
      type={of === 'submit' ? 'submit' : 'button'}
      {...part(of)}
      {...props}
      aria-disabled={pending || undefined}
      data-state={pending ? 'pending' : undefined}
    />
  )
}
