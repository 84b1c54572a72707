'use client'

import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ConnectionRecord, UpdateConnection } from '#protocol'
import { type ClientError, isFinal } from '../../core/client-error.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import { type Standing, standingOf } from '../core/standing.ts'
import { busyPollMs, checkPatienceMs, idlePollMs } from '../core/timing.ts'
import { statusKeys } from './status-keys.ts'
import { type StatusClientChoice, useStatusClient } from './use-status-client.ts'

export interface UseConnectionStatusOptions extends StatusClientChoice {
  connectionId: string
  /**
   * Milliseconds between two looks while nothing happens. While something does it looks every 1.5
   * seconds; in a hidden tab and without a network not at all. @default 30000
   */
  refetchInterval?: number | undefined
}

export interface ConnectionStatusResult {
  /** The record, in TanStack Query's own words. */
  connection: UseQueryResult<ConnectionRecord, ClientError>
  /** What the record means; absent until there is one. */
  standing: Standing | undefined
  /** A check was asked for here and has not come back yet. Given up on after a minute. */
  checking: boolean
  /** Has it checked now. */
  check: UseMutationResult<ConnectionRecord, ClientError, void>
  /** Changes settings; what is left out stays. */
  update: UseMutationResult<ConnectionRecord, ClientError, UpdateConnection>
}

/** A check that was asked for, by what stood there before. */
interface AskedCheck {
  last: string | undefined
  /** Milliseconds since 1970. */
  until: number
}

/** One connection's state as it changes, and what can be done about it. */
export function useConnectionStatus(options: UseConnectionStatusOptions): ConnectionStatusResult {
  const { connectionId, refetchInterval = idlePollMs } = options
  const client = useStatusClient(options)
  const queryClient = useOwnQueryClient()
  const [asked, setAsked] = useState<AskedCheck>()
  const { handlerUrl } = client
  const queryKey = statusKeys.connection(handlerUrl, connectionId)

  const isChecking = (record: ConnectionRecord | undefined, at: number) =>
    asked !== undefined && record?.last_auth_check_at === asked.last && at < asked.until

  const connection = useQuery<ConnectionRecord, ClientError>(
    {
      queryKey,
      queryFn: ({ signal }) => client.retrieve(connectionId, signal),
      refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
        data?.flow_status === 'IN_PROGRESS' || isChecking(data, dataUpdatedAt)
          ? busyPollMs
          : refetchInterval,
      retry: (failures, error) => failures < 3 && !isFinal(error),
    },
    queryClient,
  )
  const { data, dataUpdatedAt } = connection
  const checking = isChecking(data, dataUpdatedAt)

  const keep = (record: ConnectionRecord) => {
    queryClient.setQueryData(queryKey, record)
    void queryClient.invalidateQueries({ queryKey: statusKeys.lists(handlerUrl) })
  }
  const check = useMutation<ConnectionRecord, ClientError, void>(
    {
      mutationFn: () => client.check(connectionId),
      retry: false,
      networkMode: 'always',
      onSuccess(record) {
        keep(record)
        setAsked({ last: record.last_auth_check_at, until: Date.now() + checkPatienceMs })
      },
    },
    queryClient,
  )
  const update = useMutation<ConnectionRecord, ClientError, UpdateConnection>(
    {
      mutationFn: (changes) => client.update(connectionId, changes),
      retry: false,
      networkMode: 'always',
      onSuccess: keep,
    },
    queryClient,
  )

  // Something happened: there is a new row, or an old one has changed.
  const happened = data && `${data.last_auth_check_at} ${data.flow_status} ${data.flow_step}`
  const seen = useRef(happened)
  useEffect(() => {
    const before = seen.current
    seen.current = happened
    if (before === undefined || before === happened) return
    void queryClient.invalidateQueries({
      queryKey: statusKeys.timelines(handlerUrl, connectionId),
    })
    void queryClient.invalidateQueries({ queryKey: statusKeys.lists(handlerUrl) })
  }, [happened, queryClient, handlerUrl, connectionId])

  return { connection, standing: data && standingOf(data), checking, check, update }
}
