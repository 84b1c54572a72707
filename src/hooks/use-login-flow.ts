'use client'

import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { type FlowSnapshot, type FlowStore, openFlowStore } from '../core/flow-store.ts'
import type { Resume } from '../core/session.ts'
import { createTeller, type FlowCallbacks } from './flow-callbacks.ts'
import { loadWith } from './load-uncommon.ts'
import { type LoginStep, withActions } from './login-step.ts'
import { managedAuthKeys } from './managed-auth-keys.ts'
import { type ClientChoice, useClient } from './use-client.ts'
import { useOwnQueryClient } from './use-own-query-client.ts'
import { type StepForm, useStepForm } from './use-step-form.ts'

export interface UseLoginFlowOptions extends ClientChoice, FlowCallbacks {
  connectionId: string
  /** From the answer to `login`, made for this page. Another code is another flow. */
  handoffCode: string
  /** Leave out the step in which a person agrees. @default false */
  skipPrime?: boolean | undefined
  /** How long before its end a flow warns, in seconds; 60 at least. @default 120 */
  warnBeforeSeconds?: number | undefined
  /** Goes on after a reload, when the code is spent. Without it such a login has expired. */
  resume?: Resume | undefined
  /**
   * Loads what your page draws of options and failures. Waited for, three seconds at most, before the
   * first step that has one is shown.
   */
  loadParts?: (() => Promise<unknown>) | undefined
  /** Starts over: ask your server for another login and pass its `handoffCode`. */
  onRestart?: (() => void) | undefined
}

type StoreActions = Pick<FlowStore, 'submit' | 'choose' | 'continue' | 'cancel' | 'retry'>

/** The flow now; every change is a new object. What a step allows stands in `step` as well. */
export interface LoginFlow extends Omit<FlowSnapshot, 'step'>, StoreActions, StepForm {
  /** What to show now. Stays the same object until something changes. */
  step: LoginStep
  /** Asks the host for another login. Absent without `onRestart`. */
  restart: (() => void) | undefined
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
  const { connectionId, handoffCode, skipPrime, onRestart } = options
  const client = useClient(options)
  const queryClient = useOwnQueryClient()
  const latest = useRef(options)
  // React may drop a memo. That costs one extra read: the server holds the truth.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other options are read once per flow
  const { store, tell } = useMemo(() => {
    const store = openFlowStore({ ...options, client }, () => loadWith(options.loadParts))
    return { store, tell: createTeller(store, latest) }
  }, [client, connectionId, handoffCode])
  const { step: bare, ...snapshot } = useSyncExternalStore(
    store.subscribe,
    store.getSnapshot,
    store.getSnapshot,
  )

  // Above the effect that starts the store, so that no change comes before they are current.
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    tell()
    const unsubscribe = store.subscribe(tell)
    store.start()
    return () => {
      unsubscribe()
      store.stop()
    }
  }, [store, tell])
  useEffect(() => {
    if (skipPrime) store.continue()
  }, [store, skipPrime])
  const { connection, canRetry, pending } = snapshot
  useEffect(() => {
    if (!connection) return
    queryClient.setQueryData(managedAuthKeys.connection(client.baseUrl, connectionId), connection)
  }, [queryClient, client, connectionId, connection])

  const canRestart = !!onRestart
  const actions = useMemo(() => {
    const { submit, choose, cancel, retry } = store
    const restart = canRestart ? () => latest.current.onRestart?.() : undefined
    return { submit, choose, continue: store.continue, cancel, retry, restart }
  }, [store, canRestart])
  const form = useStepForm(store, bare, pending)
  const step = useMemo(
    () => withActions(bare, { ...actions, retry: canRetry ? actions.retry : undefined }),
    [bare, actions, canRetry],
  )
  return { ...snapshot, ...actions, ...form, step }
}
