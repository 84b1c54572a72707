'use client'

import { Fragment, type ReactNode, useId } from 'react'
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
 * What every step is: a named group with a title that can take the focus. The way out comes last
 * for the keyboard and stands at the top for the eye, so that it never takes the place under a
 * pointer that just clicked the main button.
 */
export function Frame({ title, body, sign, onCancel, children }: FrameProps) {
  const { part, slots, text } = useLook()
  const id = useId()
  const Title = slots.title ?? 'h2'
  return (
    // Not a landmark: two logins on a page may well have the same title.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand around the whole step
    <section {...part('step')} role="group" aria-labelledby={id}>
      {sign}
      <Title {...part('title')} id={id} tabIndex={-1}>
        {breakable(title)}
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

/** A long domain breaks after its dots before it breaks inside a word. */
const breakable = (title: string): ReactNode =>
  title.split('.').map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
    <Fragment key={index}>
      {index > 0 && '.'}
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
