'use client'

import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import type { TimelineRow } from '#protocol'
import { type ClientError, isFinal } from '../../core/client-error.ts'
import type { HandlerPage } from '../../core/handler-calls.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import type { TimelineFilter } from '../core/status-client.ts'
import { busyPollMs, idlePollMs } from '../core/timing.ts'
import { statusKeys } from './status-keys.ts'
import { type StatusClientChoice, useStatusClient } from './use-status-client.ts'

export interface UseConnectionTimelineOptions
  extends StatusClientChoice,
    Pick<TimelineFilter, 'type'> {
  connectionId: string
  /** Rows fetched at once, 1 to 100. @default 20 */
  pageSize?: number | undefined
  /** Milliseconds between two looks while no login runs. @default 30000 */
  refetchInterval?: number | undefined
}

/** What happened to a connection, newest first; `fetchNextPage` brings what is older. */
export function useConnectionTimeline(
  options: UseConnectionTimelineOptions,
): UseInfiniteQueryResult<TimelineRow[], ClientError> {
  const { connectionId, type, pageSize: limit, refetchInterval = idlePollMs } = options
  const client = useStatusClient(options)
  return useInfiniteQuery<
    HandlerPage<TimelineRow>,
    ClientError,
    TimelineRow[],
    ReturnType<typeof statusKeys.timeline>,
    number
  >(
    {
      queryKey: statusKeys.timeline(client.handlerUrl, connectionId, type),
      queryFn: ({ pageParam: offset, signal }) =>
        client.timeline(connectionId, { type, limit, offset }, signal),
      initialPageParam: 0,
      getNextPageParam: ({ nextOffset }) => nextOffset,
      select: rowsOf,
      refetchInterval: ({ state: { data } }) =>
        data && rowsOf(data).some(({ status }) => status === 'IN_PROGRESS')
          ? busyPollMs
          : refetchInterval,
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    useOwnQueryClient(),
  )
}

/** A row that came in between moves the pages behind it: what stood on both is shown once. */
function rowsOf({ pages }: InfiniteData<HandlerPage<TimelineRow>, number>): TimelineRow[] {
  const rows = new Map<string, TimelineRow>()
  for (const row of pages.flatMap(({ items }) => items)) {
    if (!rows.has(row.id)) rows.set(row.id, row)
  }
  return [...rows.values()]
}
