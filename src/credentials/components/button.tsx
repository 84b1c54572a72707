'use client'

import type { ComponentPropsWithoutRef, Ref } from 'react'
import { useCredentialLook } from './look.tsx'

export interface CredentialButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** Not `ref`: function components of React 18 get none. */
  buttonRef?: Ref<HTMLButtonElement> | undefined
  of: 'submit' | 'button' | 'cancel'
  /** Does nothing just now, yet stays where the keyboard left it. */
  pending?: boolean | undefined
}

export function Button({
  of,
  pending = false,
  buttonRef,
  onClick,
  ...props
}: CredentialButtonProps) {
  const { part, slots } = useCredentialLook()
  const Element = slots[of] ?? 'button'
  return (
    <Element
      type="button"
      {...part(of)}
      {...props}
      ref={buttonRef}
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
