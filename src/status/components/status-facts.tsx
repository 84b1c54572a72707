'use client'

import type { ConnectionRecord } from '#protocol'
import type { StatusText } from '../../text/status/en.ts'
import { nextCheckAt } from '../core/standing.ts'
import { duration } from '../core/times.ts'
import { useNow } from '../hooks/use-now.ts'
import { useStatusLook } from './look.tsx'
import { Moment, Skeleton } from './parts.tsx'

/** When it was looked at, and when it will be; bars of the same height until that is known. */
export function StatusFacts({ record }: { record: ConnectionRecord | undefined }) {
  const { part, text } = useStatusLook()
  const last = Date.parse(record?.last_auth_check_at ?? '')
  const next = record && nextCheckAt(record)
  return (
    <dl {...part('facts')}>
      <div>
        <dt>{text.lastCheck}</dt>
        <dd>{record ? last ? <Moment at={last} /> : text.never : <Skeleton />}</dd>
      </div>
      <div>
        <dt>{text.nextCheck}</dt>
        <dd>{record ? next ? <Due at={next} /> : unknownTime(record, text) : <Skeleton />}</dd>
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

/** Of a check whose time the record does not tell: the first one, or one that never comes. */
function unknownTime(record: ConnectionRecord, text: StatusText): string {
  const { health_checks, health_check_interval: seconds, status } = record
  if (health_checks === false) return text.off
  return status === 'AUTHENTICATED' && seconds
    ? text.within(duration(seconds * 1000, text.locale))
    : text.unscheduled
}
