'use client'

import { Drawing } from './drawing.tsx'
import { useLook } from './look.tsx'

const drawings = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 5.5v8m0 5v.01',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zm0 4V12l3 2',
  stop: 'M7 7l10 10m0-10L7 17',
  phone:
    'M8.5 4h7A1.5 1.5 0 0117 5.5v13a1.5 1.5 0 01-1.5 1.5h-7A1.5 1.5 0 017 18.5v-13A1.5 1.5 0 018.5 4zm2.5 13h2',
  link: 'M10 14l4-4M9 10l-2 2a3.5 3.5 0 005 5l2-2M15 14l2-2a3.5 3.5 0 00-5-5l-2 2',
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
