'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ManagedAuth } from '#protocol'
import type { StepValues } from '../core/answer.ts'
import { createFlowStore, type Problem } from '../core/flow-store.ts'
import type { Step, StepOption } from '../core/step.ts'
import { managedAuthKeys } from './managed-auth-keys.ts'
import { type ClientChoice, useClient } from './use-client.ts'
import { type FlowCallbacks, useFlowCallbacks } from './use-flow-callbacks.ts'
import { useOwnQueryClient } from './use-own-query-client.ts'

export interface UseLoginFlowOptions extends ClientChoice, FlowCallbacks {
  connectionId: string
  /** From the answer to `login`, made for this page. Another code is another flow. */
  handoffCode: string
  /** Leave out the step in which a person agrees. @default false */
  skipPrime?: boolean | undefined
}

export interface LoginFlow {
  /** What to show now. Stays the same object until something changes. */
  step: Step
  /** What the server last said; absent until it said something. */
  connection: ManagedAuth | undefined
  /** An answer is on its way. */
  pending: boolean
  /** Trouble with the server, or a refused answer; the site's own words are in the step. */
  problem: Problem | undefined
  /** `retry` would do something: a lost line is waited for, or the person left. */
  canRetry: boolean
  /** Answers with values by `StepField.key`; only fields of the present step are sent. */
  submit(values: StepValues): Promise<void>
  /** Picks one of the step's options. */
  choose(option: StepOption): Promise<void>
  /** The person agrees to connect the account: out of `prime`. */
  continue(): void
  /** Leaves the flow. It runs out on the server by itself. */
  cancel(): void
  /** Tries at once what waits to be tried again, or goes on after `cancel`. */
  retry(): void
}

/**
 * Runs one login for a person: spends the handoff code, follows the server, sends answers.
 *
 * The code is spent once per page, whatever StrictMode, remounts or a second instance do. Tokens
 * and typed values stay out of the query cache; the connection's record stands there under
 * `managedAuthKeys.connection`. Unmounting aborts every request but the exchange. Nothing here
 * throws or rejects: failures arrive as `step` or `problem`.
 */
export function useLoginFlow(options: UseLoginFlowOptions): LoginFlow {
  const { connectionId, handoffCode, skipPrime = false } = options
  const client = useClient(options)
  const queryClient = useOwnQueryClient()
  // React may drop a memo. That costs one extra read: the server holds the truth.
  // biome-ignore lint/correctness/useExhaustiveDependencies: skipPrime only decides the first step
  const store = useMemo(
    () => createFlowStore({ client, connectionId, handoffCode, skipPrime }),
    [client, connectionId, handoffCode],
  )
  const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot)

  useFlowCallbacks(store, options)
  useEffect(() => {
    if (skipPrime) store.continue()
  }, [store, skipPrime])
  useEffect(() => {
    store.start()
    return store.stop
  }, [store])

  const { connection } = snapshot
  useEffect(() => {
    if (!connection) return
    queryClient.setQueryData(managedAuthKeys.connection(client.baseUrl, connectionId), connection)
  }, [queryClient, client, connectionId, connection])

  return useMemo(
    () => ({
      ...snapshot,
      submit: store.submit,
      choose: store.choose,
      continue: store.continue,
      cancel: store.cancel,
      retry: store.retry,
    }),
    [snapshot, store],
  )
}
