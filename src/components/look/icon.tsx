'use client'

import { useLook } from './look.tsx'

const drawings = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 5.5v8m0 5v.01',
  clock: 'M12 5.5V12l4 2.5',
  stop: 'M7 7l10 10m0-10L7 17',
  phone: 'M8.5 5h7v14h-7zM11 16.5h2',
  link: 'M10 14l4-4M9 10l-2 2a3.5 3.5 0 005 5l2-2M15 14l2-2a3.5 3.5 0 00-5-5l-2 2',
}

export type IconName = keyof typeof drawings

/** A sign above a step's title. Says nothing that the title does not. */
export function Icon({ name, tone }: { name: IconName; tone?: 'good' | 'bad' | undefined }) {
  const { part, slots } = useLook()
  const Box = slots.icon ?? 'span'
  return (
    <Box {...part('icon')} data-icon={name} data-tone={tone} aria-hidden="true">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={drawings[name]} />
      </svg>
    </Box>
  )
}

/** Something is under way. Still under reduced motion: it fades instead of turning. */
export function Spinner() {
  const { part } = useLook()
  return <span {...part('spinner')} aria-hidden="true" />
}
