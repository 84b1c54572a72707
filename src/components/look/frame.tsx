'use client'

import { type ReactNode, useId } from 'react'
import type { StepKind } from '../../core/step.ts'
import { useLook } from './look.tsx'

export interface FrameProps {
  kind: StepKind
  title: string
  body?: string | undefined
  sign?: ReactNode
  children?: ReactNode
}

/** What every step is: a named section with a title that can take the focus. */
export function Frame({ kind, title, body, sign, children }: FrameProps) {
  const { part, slots } = useLook()
  const id = useId()
  const Title = slots.title ?? 'h2'
  return (
    <section {...part('step')} data-step={kind} aria-labelledby={id}>
      {sign}
      <Title {...part('title')} id={id} tabIndex={-1}>
        {title}
      </Title>
      {body && <p {...part('body')}>{body}</p>}
      {children}
    </section>
  )
}
