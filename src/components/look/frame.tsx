'use client'

import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { useLook } from './look.tsx'

export interface FrameProps {
  title: string
  body?: string | undefined
  /** A drawing above the title. */
  sign?: ReactNode
  /** Leaves the step. Without it there is no such button. */
  onCancel?: (() => void) | undefined
  children?: ReactNode
}

/**
 * What every step is: a named section with a title that can take the focus. The way out comes last
 * for the keyboard and stands at the top for the eye, so that it never takes the place under a
 * pointer that just clicked the main button.
 */
export function Frame({ title, body, sign, onCancel, children }: FrameProps) {
  const { part, slots, text } = useLook()
  const id = useId()
  const Title = slots.title ?? 'h2'
  return (
    <section {...part('step')} aria-labelledby={id}>
      {sign}
      <Title {...part('title')} id={id} tabIndex={-1}>
        {title}
      </Title>
      {body && (
        <p {...part('body')}>
          <bdi>{body}</bdi>
        </p>
      )}
      {children}
      {onCancel && (
        <Button of="cancel" onClick={onCancel}>
          {text.cancel}
        </Button>
      )}
    </section>
  )
}
