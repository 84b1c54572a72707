'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { StartedLogin } from '#protocol'
import { asClientError, type ClientError } from '../../core/client-error.ts'
import { useOwnQueryClient } from '../../hooks/use-own-query-client.ts'
import { statusKeys } from './status-keys.ts'
import { type StatusClientChoice, useStatusClient } from './use-status-client.ts'

type State =
  | { status: 'idle' | 'pending' }
  | { status: 'error'; error: ClientError }
  | { status: 'success'; data: StartedLogin }

export type Reconnect = State & {
  /** Starts a login. */
  start: () => void
  /** It is over, however it ended: forgets it and looks anew. */
  end: () => void
}

/**
 * A login of a connection, for `<ManagedAuthLogin>`. No mutation of TanStack Query: its cache would
 * keep the handoff code.
 */
export function useReconnect(options: StatusClientChoice & { connectionId: string }): Reconnect {
  const { connectionId } = options
  const client = useStatusClient(options)
  const queryClient = useOwnQueryClient()
  const [state, setState] = useState<State>({ status: 'idle' })
  /** Which start counts; a later one, an end and an unmount make the others void. */
  const turn = useRef(0)
  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )

  const start = useCallback(() => {
    turn.current += 1
    const own = turn.current
    const settle = (next: State) => own === turn.current && setState(next)
    setState({ status: 'pending' })
    client.startLogin(connectionId).then(
      (data) => settle({ status: 'success', data }),
      (cause) => settle({ status: 'error', error: asClientError(cause) }),
    )
  }, [client, connectionId])

  const end = useCallback(() => {
    turn.current += 1
    setState({ status: 'idle' })
    const { handlerUrl } = client
    for (const queryKey of [
      statusKeys.connection(handlerUrl, connectionId),
      statusKeys.timelines(handlerUrl, connectionId),
      statusKeys.lists(handlerUrl),
    ]) {
      void queryClient.invalidateQueries({ queryKey })
    }
  }, [client, connectionId, queryClient])

  return { ...state, start, end }
}
