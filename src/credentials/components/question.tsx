'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { useCredentialLook } from './look.tsx'

interface QuestionProps {
  title: string
  body: string
  /** The words on the button that cannot be undone. */
  confirm: string
  pending?: boolean | undefined
  onConfirm: () => void
  onKeep: () => void
  children?: ReactNode
}

/** Asks before something is gone, where the person is. Takes the focus; Escape keeps. */
export function Question(props: QuestionProps) {
  const { title, body, confirm, pending = false, onConfirm, onKeep, children } = props
  const { part, text } = useCredentialLook()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const keepOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // A dialog of the host around it stays open.
    event.stopPropagation()
    event.preventDefault()
    onKeep()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div {...part('confirm')} role="group" aria-labelledby={id} onKeyDown={keepOnEscape}>
      <h3 {...part('title')} id={id} ref={heading} tabIndex={-1}>
        <bdi>{title}</bdi>
      </h3>
      <p>{body}</p>
      {children}
      <div {...part('actions')}>
        <Button of="submit" data-tone="bad" pending={pending} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button of="button" onClick={onKeep}>
          {text.keep}
        </Button>
      </div>
    </div>
  )
}
