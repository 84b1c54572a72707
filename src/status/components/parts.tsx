'use client'

import type { ComponentProps } from 'react'
import type { ClientError } from '../../core/client-error.ts'
import { absoluteTime, relativeTime } from '../core/times.ts'
import { useNow } from '../hooks/use-now.ts'
import { useStatusLook } from './look.tsx'
import { wordsFor } from './words.ts'

interface ButtonProps extends ComponentProps<'button'> {
  of: 'submit' | 'button' | 'filter'
  /** What it does is under way: does nothing, yet stays where the keyboard left it. */
  pending?: boolean | undefined
  /** Likewise, because there is nothing for it to do now. */
  idle?: boolean | undefined
}

export function Button({ of, pending = false, idle = false, onClick, ...props }: ButtonProps) {
  const { part, slots } = useStatusLook()
  const Element = slots[of] ?? 'button'
  return (
    <Element
      type="button"
      {...part(of)}
      {...props}
      onClick={pending || idle ? undefined : onClick}
      aria-disabled={pending || idle || undefined}
      data-state={pending ? 'pending' : undefined}
    >
      {pending && <Spinner />}
      {props.children}
    </Element>
  )
}

/** Something is under way. */
function Spinner() {
  const { part } = useStatusLook()
  return <span {...part('spinner')} aria-hidden="true" />
}

/** Takes the place of words that are on their way, in their height. */
export function Skeleton({ wide = false }: { wide?: boolean | undefined }) {
  const { part } = useStatusLook()
  return <span {...part('skeleton')} data-wide={wide || undefined} aria-hidden="true" />
}

/** A moment as it is from now; the whole of it for who looks closer. */
export function Moment({ at }: { at: number }) {
  const { text } = useStatusLook()
  const now = useNow()
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={absoluteTime(at, text.locale)}
      // A server's page is some seconds old, and may live in another time zone.
      suppressHydrationWarning
    >
      {relativeTime(at, now, text.locale)}
    </time>
  )
}

/** A request that failed, in words, with the way to another try where there is one. */
export function Problem(props: { error: ClientError; onRetry?: (() => void) | undefined }) {
  const { code, status, message } = props.error
  const { part, text } = useStatusLook()
  // A server's refusal says itself what to do.
  const told = status !== undefined && status < 500 ? message : text.problem
  return (
    <div {...part('problem')} role="alert">
      <p>
        <bdi>{wordsFor(text.problems, code) ?? told}</bdi>
      </p>
      {props.onRetry && (
        <Button of="button" onClick={props.onRetry}>
          {text.tryAgain}
        </Button>
      )}
    </div>
  )
}

const drawings = {
  good: 'M5 12l5 5 9-10',
  bad: 'M12 5v9m0 4v.01',
  busy: 'M12 4a8 8 0 100 16 8 8 0 000-16zm0 4v4l3 2',
  quiet: 'M6 12h12',
}

export type Tone = keyof typeof drawings

/** A sign beside words that say the same. */
export function Icon({ tone }: { tone: Tone }) {
  return (
    <span {...useStatusLook().part('icon')} data-tone={tone} aria-hidden="true">
      <svg viewBox="0 0 24 24" width={24} height={24} fill="none" stroke="currentColor" aria-hidden>
        <path d={drawings[tone]} />
      </svg>
    </span>
  )
}
