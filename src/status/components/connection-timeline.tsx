'use client'

import { useEffect, useRef, useState } from 'react'
import type { TimelineType } from '#protocol'
import { useAnnounce } from '../../panel/panel.tsx'
import { useConnectionTimeline } from '../hooks/use-connection-timeline.ts'
import { useStatusLook } from './look.tsx'
import { Button, Problem, Skeleton } from './parts.tsx'
import { StatusRoot, type StatusRootProps } from './status-root.tsx'
import { TimelineItem } from './timeline-item.tsx'

export interface ConnectionTimelineOptions {
  connectionId: string
  /** Rows fetched at once, 1 to 100. @default 20 */
  pageSize?: number | undefined
  /** May the person see recordings? Its caller needs `recordings:read`. @default true */
  canWatch?: boolean | undefined
  /** Milliseconds between two looks while no login runs. @default 30000 */
  refetchInterval?: number | undefined
}

export interface ConnectionTimelineProps extends ConnectionTimelineOptions, StatusRootProps {}

/**
 * What happened to one connection, newest first: logins, re-authentications and checks, how they
 * ended and what the site said, with their recordings. Import `@managed-auth/react/styles.css` and
 * `@managed-auth/react/status.css` once.
 */
export function ConnectionTimeline(props: ConnectionTimelineProps) {
  return (
    <StatusRoot {...props}>
      <TimelineView {...props} />
    </StatusRoot>
  )
}

const types: TimelineType[] = ['login', 'reauth', 'health_check']
/** What is probably there: the list must not leap by much when it comes. */
const rowsToCome = ['a', 'b', 'c']

function TimelineView(props: ConnectionTimelineOptions) {
  const { connectionId, canWatch = true } = props
  const { part, slots, text } = useStatusLook()
  const [type, setType] = useState<TimelineType>()
  const timeline = useConnectionTimeline({ ...props, type })
  const rows = timeline.data ?? []
  const list = useOlderRows(rows.length)
  const Title = slots.title ?? 'h2'

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <section
      {...part('step')}
      role="group"
      aria-label={text.history}
      aria-busy={timeline.isPending}
    >
      <div {...part('bar')}>
        <Title {...part('title')}>{text.history}</Title>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would stand around it */}
        <div {...part('filters')} role="group" aria-label={text.show}>
          {[undefined, ...types].map((one) => (
            <Button
              key={one ?? 'all'}
              of="filter"
              aria-pressed={type === one}
              onClick={() => setType(one)}
            >
              {one ? text.kinds[one] : text.all}
            </Button>
          ))}
        </div>
      </div>
      {timeline.fetchStatus === 'paused' && <p {...part('hint')}>{text.offline}</p>}
      {timeline.error && <Problem error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && (
        <ul {...part('items')} aria-label={text.loading}>
          {rowsToCome.map((row) => (
            <li key={row} {...part('item')}>
              <p {...part('item-title')}>
                <Skeleton />
              </p>
              <p {...part('item-detail')}>
                <Skeleton />
              </p>
            </li>
          ))}
        </ul>
      )}
      {timeline.data && rows.length === 0 && (
        <p {...part('body')}>{type ? text.historyNone : text.historyEmpty}</p>
      )}
      {rows.length > 0 && (
        <ol {...part('items')} ref={list.ref}>
          {rows.map((row) => (
            <TimelineItem key={row.id} {...{ row, connectionId, canWatch }} />
          ))}
        </ol>
      )}
      {timeline.hasNextPage && (
        <Button
          of="button"
          pending={timeline.isFetchingNextPage}
          onClick={() => {
            list.expectMore()
            void timeline.fetchNextPage()
          }}
        >
          {text.showOlder}
        </Button>
      )}
    </section>
  )
}

/** Leads on to the first of the older rows: the button may be gone with the last of them. */
function useOlderRows(count: number) {
  const { text } = useStatusLook()
  const announce = useAnnounce()
  const ref = useRef<HTMLOListElement>(null)
  /** How many there were when more were asked for. */
  const before = useRef<number>(undefined)
  useEffect(() => {
    const from = before.current
    if (from === undefined || count <= from) return
    before.current = undefined
    ref.current?.querySelectorAll<HTMLElement>(':scope > li')[from]?.focus()
    announce(text.olderShown(new Intl.NumberFormat(text.locale).format(count - from)))
  }, [count, announce, text])
  const expectMore = () => {
    before.current = count
  }
  return { ref, expectMore }
}
