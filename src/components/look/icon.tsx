'use client'

import { Drawing } from './drawing.tsx'
import { useLook } from './look.tsx'

const drawings = {
  check: 'M5 12l5 5 9-10',
  alert: 'M12 5v9m0 4v.01',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zm0 4v4l3 2',
  stop: 'M7 7l10 10m0-10L7 17',
  phone: 'M7 6q0-2 2-2h6q2 0 2 2v12q0 2-2 2H9q-2 0-2-2zm4 11h2',
  link: 'M10 14l4-4m-5 0l-2 2a3 3 0 005 5l2-2m1-1l2-2a3 3 0 00-5-5l-2 2',
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
  if (layout.icons === false) return null
  return (
    <Box {...part('icon')} data-icon={name} data-tone={tone} aria-hidden="true">
      <Drawing path={drawings[name]} />
    </Box>
  )
}

/** Something is under way. Still under reduced motion: it fades instead of turning. */
export function Spinner() {
  const { part } = useLook()
  return <span {...part('spinner')} aria-hidden="true" />
}
