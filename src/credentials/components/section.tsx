'use client'

import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { useCredentialLook } from './look.tsx'

interface SectionProps {
  title: string
  body?: string | undefined
  /** Takes the focus as it appears: what stood there before had it. @default false */
  takesFocus?: boolean | undefined
  /** What stands beside the title. */
  aside?: ReactNode
  /** For those who move the focus back to the title. */
  heading?: RefObject<HTMLHeadingElement | null> | undefined
  children?: ReactNode
}

/** A named group with a title that can take the focus. */
export function Section({
  title,
  body,
  takesFocus = false,
  aside,
  children,
  ...props
}: SectionProps) {
  const { part, slots } = useCredentialLook()
  const id = useId()
  const own = useRef<HTMLHeadingElement>(null)
  const heading = props.heading ?? own
  const Title = slots.title ?? 'h2'
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus, heading])
  return (
    // Not a landmark: a page may show several.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand around lists as well
    <section {...part('step')} role="group" aria-labelledby={id}>
      <div {...part('bar')}>
        <Title {...part('title')} id={id} ref={heading} tabIndex={-1}>
          <bdi>{title}</bdi>
        </Title>
        {aside}
      </div>
      {body && <p {...part('body')}>{body}</p>}
      {children}
    </section>
  )
}
