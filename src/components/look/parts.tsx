'use client'

import { type ComponentProps, Fragment, type ReactNode } from 'react'
import { useLook } from './look.tsx'

// What every step is made of.

export interface ButtonProps extends ComponentProps<'button'> {
  of: 'submit' | 'button' | 'cancel' | 'option'
  /** Does nothing just now, yet stays where the keyboard left it. */
  pending?: boolean | undefined
}

export function Button({ of, pending, ...props }: ButtonProps) {
  const { part, slots } = useLook()
  const Element = slots[of] ?? 'button'
  return (
    <Element
      type={of === 'submit' ? of : 'button'}
      {...part(of)}
      {...props}
      aria-disabled={pending || undefined}
      data-state={pending ? 'pending' : undefined}
    />
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
  const { text } = useLook()
  return (
    onRestart && (
      <Button of="submit" type="button" onClick={onRestart}>
        {label ?? text.tryAgain}
      </Button>
    )
  )
}

/** A line drawing on a grid of 24. Its attributes keep it legible where no style sheet is. */
export function Drawing({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width={24} height={24} fill="none" stroke="currentColor" aria-hidden>
      <path d={path} />
    </svg>
  )
}

const drawings = {
  check: 'M5 12l5 5 9-10',
  alert: 'M12 5v9m0 4v.01',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zm0 4v4l3 2',
  stop: 'M5 5l14 14m0-14L5 19',
  phone: 'M7 4h10v16H7zm4 13h2',
  link: 'M9 8H8a4 4 0 000 8h1m6-8h1a4 4 0 010 8h-1m-6-4h6',
}

export type IconName = keyof typeof drawings

export interface IconProps {
  name: IconName
  tone?: 'good' | 'bad' | undefined
}

/** A sign above a step's title. Says nothing that the title does not. */
export function Icon({ name, tone }: IconProps) {
  const { part, slots, layout } = useLook()
  const Box = slots.icon ?? 'span'
  return (
    layout.icons !== false && (
      <Box {...part('icon')} data-icon={name} data-tone={tone} aria-hidden>
        <Drawing path={drawings[name]} />
      </Box>
    )
  )
}

/** Something is under way. Still under reduced motion: it fades instead of turning. */
export function Spinner() {
  const { part } = useLook()
  return <span {...part('spinner')} aria-hidden />
}

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
  const Title = slots.title ?? 'h2'
  return (
    // Not a landmark: two logins on a page may well have the same title.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand around the whole step
    <section {...part('step')} role="group" aria-label={title}>
      {sign}
      <Title {...part('title')} tabIndex={-1}>
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
  title.match(/[^.]+\.?|\./g)?.map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ))
