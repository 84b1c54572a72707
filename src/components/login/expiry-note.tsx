'use client'

import type { Expiry } from '../../core/expiry.ts'
import { useCountdown } from '../../hooks/use-countdown.ts'
import { useLook } from '../look/look.tsx'

/** Counts down to the end of a flow, once it is near. The live region says it once, in words. */
export function ExpiryNote({ expiry }: { expiry: Expiry | undefined }) {
  const { part, text } = useLook()
  const warned = expiry?.warning ? expiry : undefined
  const seconds = useCountdown(warned)
  if (!warned || seconds === undefined) return null
  const two = new Intl.NumberFormat(text.locale, { minimumIntegerDigits: 2 })
  const minutes = new Intl.NumberFormat(text.locale).format(Math.floor(seconds / 60))
  return (
    <p {...part('expiry')} role="timer" aria-live="off">
      {text.expiresSoon}
      {'. '}
      {text.timeLeft(`${minutes}:${two.format(seconds % 60)}`)}
    </p>
  )
}
