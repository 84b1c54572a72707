'use client'

import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { ConnectionRecord } from '#protocol'
import { type ClientError, isFinal } from '../../core/client-error.ts'
import type { HandlerPage } from '../../core/handler-calls.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import type { ConnectionFilter } from '../core/status-client.ts'
import { statusKeys } from './status-keys.ts'
import { type StatusClientChoice, useStatusClient } from './use-status-client.ts'

export interface UseConnectionsOptions extends StatusClientChoice, ConnectionFilter {
  /** Milliseconds between two looks. @default none but TanStack Query's own */
  refetchInterval?: number | undefined
}

/** The connections the caller may see, newest first; `fetchNextPage` brings more. */
export function useConnections(
  options: UseConnectionsOptions = {},
): UseInfiniteQueryResult<ConnectionRecord[], ClientError> {
  const { query, domain, refetchInterval = false } = options
  const client = useStatusClient(options)
  return useInfiniteQuery<
    HandlerPage<ConnectionRecord>,
    ClientError,
    ConnectionRecord[],
    ReturnType<typeof statusKeys.list>,
    number
  >(
    {
      queryKey: statusKeys.list(client.handlerUrl, { query, domain }),
      queryFn: ({ pageParam: offset, signal }) => client.list({ query, domain, offset }, signal),
      initialPageParam: 0,
      getNextPageParam: ({ nextOffset }) => nextOffset,
      select: ({ pages }) => pages.flatMap(({ items }) => items),
      // The list of the last words stays until that of the new ones is here.
      placeholderData: (shown) => shown,
      refetchInterval,
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    useOwnQueryClient(),
  )
}
