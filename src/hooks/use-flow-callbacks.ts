import { useEffect, useRef } from 'react'
import type { Expiry } from '../core/expiry.ts'
import type { FlowStore } from '../core/flow-store.ts'
import type { Step } from '../core/step.ts'

/** Which account was connected. */
export interface FlowSuccess {
  profileName: string
  domain: string
}

/** Why none was. */
export interface FlowFailure {
  /** A flow's error code (13.14), or the code of the refused request. */
  code: string | undefined
  /** A sentence for a log; for people, words by code stand in the text pack. */
  message: string
}

/** Each is called once per flow, in the closure of the latest render, never after unmount. */
export interface FlowCallbacks {
  onSuccess?: ((success: FlowSuccess) => void) | undefined
  /** The flow failed or ran out of time. */
  onError?: ((failure: FlowFailure) => void) | undefined
  /** The person left (`user`), or the server ended the flow for another reason (`server`). */
  onCancel?: ((cancel: { reason: 'user' | 'server' }) => void) | undefined
  /** After every change of step. */
  onStepChange?: ((step: Step) => void) | undefined
  /** The flow ends soon, see `warnBeforeSeconds`. */
  onExpireSoon?: ((expiry: Expiry) => void) | undefined
}

/** Reports what happens in `store`, from the first commit to unmount. */
export function useFlowCallbacks(store: FlowStore, callbacks: FlowCallbacks): void {
  const latest = useRef(callbacks)
  const told = useRef<{ store: FlowStore; step: Step } | undefined>(undefined)
  const warned = useRef<FlowStore | undefined>(undefined)
  // Above the effect that starts the store, so that no change comes before it is current.
  useEffect(() => {
    latest.current = callbacks
  })

  useEffect(() => {
    const tell = () => {
      const { step, connection, expiry } = store.getSnapshot()
      if (expiry?.warning && warned.current !== store) {
        warned.current = store
        latest.current.onExpireSoon?.(expiry)
      }
      const before = told.current
      if (before?.store === store && before.step === step) return
      told.current = { store, step }
      const { onStepChange, onSuccess, onError, onCancel } = latest.current
      onStepChange?.(step)
      if (step.kind === 'success' && connection) {
        onSuccess?.({ profileName: connection.profile_name, domain: connection.domain })
      }
      if (step.kind === 'failed' || step.kind === 'expired') {
        const { code, message } = step
        onError?.({ code, message: message ?? `The login ended as ${code ?? step.kind}.` })
      }
      if (step.kind === 'canceled') {
        onCancel?.({ reason: connection?.flow_status === 'CANCELED' ? 'server' : 'user' })
      }
    }
    tell()
    return store.subscribe(tell)
  }, [store])
}
