'use client'

import { useEffect, useState } from 'react'
import { systemRuntime } from '../../core/runtime.ts'

/** Words like "5 minutes ago" are true for about that long. */
const everyMs = 30_000

/** This moment, in milliseconds since 1970, again every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(systemRuntime.now)
  // Each moment calls for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` is what it waits after
  useEffect(() => systemRuntime.later(() => setNow(systemRuntime.now()), everyMs), [now])
  return now
}
