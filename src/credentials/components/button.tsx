'use client'

import type { ComponentProps } from 'react'
import { useCredentialLook } from './look.tsx'

export interface CredentialButtonProps extends ComponentProps<'button'> {
  of: 'submit' | 'button' | 'cancel'
  /** Does nothing just now, yet stays where the keyboard left it. */
  pending?: boolean | undefined
}

export function Button({ of, pending = false, onClick, ...props }: CredentialButtonProps) {
  const { part, slots } = useCredentialLook()
  const Element = slots[of] ?? 'button'
  return (
    <Element
      type="button"
      {...part(of)}
      {...props}
      onClick={pending ? undefined : onClick}
      aria-disabled={pending || undefined}
      data-state={pending ? 'pending' : undefined}
    >
      {pending && <Spinner />}
      {props.children}
    </Element>
  )
}

/** Something is under way. */
export function Spinner() {
  const { part } = useCredentialLook()
  return <span {...part('spinner')} aria-hidden="true" />
}
