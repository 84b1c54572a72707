'use client'

import type { ConnectionRecord } from '#protocol'
import { nextCheckAt } from '../core/standing.ts'
import { useNow } from '../hooks/use-now.ts'
import { useStatusLook } from './look.tsx'
import { Moment, Skeleton } from './parts.tsx'

/** When it was looked at, and when it will be; bars of the same height until that is known. */
export function StatusFacts({ record }: { record: ConnectionRecord | undefined }) {
  const { part, text } = useStatusLook()
  const last = Date.parse(record?.last_auth_check_at ?? '')
  const next = record && nextCheckAt(record)
  const words = record?.health_checks === false ? text.off : text.unscheduled
  return (
    <dl {...part('facts')}>
      <div>
        <dt>{text.lastCheck}</dt>
        <dd>{record ? last ? <Moment at={last} /> : text.never : <Skeleton />}</dd>
      </div>
      <div>
        <dt>{text.nextCheck}</dt>
        <dd>{record ? next ? <Due at={next} /> : words : <Skeleton />}</dd>
      </div>
    </dl>
  )
}

/** A check whose time has come waits for its turn: no moment in the past is told as the next. */
function Due({ at }: { at: number }) {
  const { text } = useStatusLook()
  const now = useNow()
  return at > now ? <Moment at={at} /> : text.due
}
