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

/**
 * Tells the host what happened in a flow since it was last called. Its memory is the flow's: what was
 * told once is not told again, whatever mounts and unmounts in between.
 */
export function createTeller(store: FlowStore, latest: { readonly current: FlowCallbacks }) {
  let told: Step | undefined
  let warned = false
  return () => {
    const { step, connection, expiry } = store.getSnapshot()
    const { onExpireSoon, onStepChange, onSuccess, onError, onCancel } = latest.current
    if (expiry?.warning && !warned) {
      warned = true
      onExpireSoon?.(expiry)
    }
    if (told === step) return
    told = step
    onStepChange?.(step)
    switch (step.kind) {
      case 'success':
        if (connection) {
          onSuccess?.({ profileName: connection.profile_name, domain: connection.domain })
        }
        break
      case 'failed':
      case 'expired': {
        const { code, message = `The login ended as ${code ?? step.kind}.` } = step
        onError?.({ code, message })
        break
      }
      case 'canceled':
        onCancel?.({ reason: connection?.flow_status === 'CANCELED' ? 'server' : 'user' })
    }
  }
}
