'use client'

import { useEffect, useState } from 'react'
import type { Expiry } from '../core/expiry.ts'

/**
 * Seconds until something ends, re-rendering once a second; `undefined` without an end. Use it in the
 * small component that shows the number, so that nothing else is drawn again.
 */
export function useCountdown(expiry: Pick<Expiry, 'secondsLeft'> | undefined): number | undefined {
  const [, tick] = useState(0)
  useEffect(() => {
    if (!expiry) return
    const timer = setInterval(() => {
      tick((ticks) => ticks + 1)
      if (expiry.secondsLeft === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [expiry])
  return expiry?.secondsLeft
}
