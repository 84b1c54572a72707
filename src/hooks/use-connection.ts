'use client'

import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { ManagedAuth } from '#protocol'
import { type ClientError, isFinal } from '../core/client-error.ts'
import { systemRuntime } from '../core/runtime.ts'
import { watch } from '../core/watch.ts'
import { managedAuthKeys } from './managed-auth-keys.ts'
import { type ClientChoice, useClient } from './use-client.ts'
import { useOwnQueryClient } from './use-own-query-client.ts'

export interface UseConnectionOptions extends ClientChoice {
  connectionId: string
  /**
   * A session token from `exchange`. Without one nothing is asked, and `data` is what a
   * `useLoginFlow` under the same `QueryClientProvider` has seen.
   */
  jwt?: string | undefined
  /** Milliseconds: asks this often, at rest as well, instead of following a running flow live. */
  refetchInterval?: number | undefined
}

/**
 * The state of one connection, in TanStack Query's own words. While a flow runs it is followed
 * live, by events or by polling where those do not get through; unmounting ends that. Stands in the cache under `managedAuthKeys.connection`.
 */
export function useConnection(
  options: UseConnectionOptions,
): UseQueryResult<ManagedAuth, ClientError> {
  const { connectionId, jwt = '', refetchInterval = false } = options
  const client = useClient(options)
  const queryClient = useOwnQueryClient()
  const { queryKey, read, follow } = useMemo(() => {
    const call = (signal: AbortSignal) => ({ connectionId, jwt, signal })
    return {
      queryKey: managedAuthKeys.connection(client.baseUrl, connectionId),
      read: (signal: AbortSignal) => client.retrieve(call(signal)),
      follow: (signal: AbortSignal) => client.follow(call(signal)),
    }
  }, [client, connectionId, jwt])

  const result = useQuery<ManagedAuth, ClientError>(
    {
      queryKey,
      queryFn: ({ signal }) => read(signal),
      enabled: !!jwt,
      refetchInterval,
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    queryClient,
  )

  const live = jwt && !refetchInterval && result.data?.flow_status === 'IN_PROGRESS'
  useEffect(() => {
    if (!live) return
    const watching = watch({
      runtime: systemRuntime,
      read,
      follow,
      onRecord: (record) => queryClient.setQueryData(queryKey, record),
      // A lost line mends itself; what cannot mend is asked for once more, so that it shows.
      onTrouble: () => undefined,
      onEnd: (error) => {
        if (error) void queryClient.invalidateQueries({ queryKey })
      },
    })
    return watching.stop
  }, [live, queryKey, read, follow, queryClient])

  return result
}
