import type { ManagedAuth } from '#protocol'
import { lookUp } from './look-up.ts'
import { mergeFields } from './merge-fields.ts'
import { mergeOptions } from './merge-options.ts'
import type { Step, StepKind } from './step.ts'

/** How a flow ended, and what it does on the way. */
const kinds: Record<string, Exclude<StepKind, 'prime' | 'unknown'>> = {
  SUCCESS: 'success',
  FAILED: 'failed',
  EXPIRED: 'expired',
  CANCELED: 'canceled',
  DISCOVERING: 'discovering',
  AWAITING_INPUT: 'input',
  AWAITING_EXTERNAL_ACTION: 'external-action',
  SUBMITTING: 'submitting',
  // While the status says that the flow still runs: the profile is being saved.
  COMPLETED: 'submitting',
}

/** The flow is over; nothing more will come of it. A status we do not know counts as running. */
export const hasEnded = ({ flow_status }: ManagedAuth): boolean => !!lookUp(kinds, flow_status)

/**
 * What the record asks for, as one tagged step. Pure, and the only reader of the wire's flat form:
 * canonical and legacy input are merged here (14), words we do not know become `unknown`.
 * Never answers `prime`: whether a person agreed is not on the wire.
 */
export function toStep(record: ManagedAuth): Step {
  const { flow_status, flow_step, error_message } = record
  const seen = (flow_status === 'IN_PROGRESS' ? flow_step : flow_status) ?? 'no flow'
  const kind = lookUp(kinds, seen)
  const problem = record.website_error || undefined
  switch (kind) {
    case 'input':
    case 'external-action': {
      const fields = mergeFields(record)
      const options = mergeOptions(record)
      const keys = [...fields, ...options].map(({ key }) => key)
      const interactionId = record.interaction_id || undefined
      const id = interactionId ?? keys.join(' ')
      const pause = { id, fields, options, problem, interactionId }
      if (kind !== 'input')
        return { kind, message: record.external_action_message || undefined, ...pause }
      // A form without controls would be a dead end (13.2: there is always something to answer).
      if (keys[0] === undefined) break
      return { kind, ...pause }
    }
    case 'failed':
    case 'expired':
    case 'canceled':
      return {
        kind,
        code: record.error_code || undefined,
        message: (error_message && unwrap(error_message)) || problem,
      }
    default:
      if (kind) return { kind }
  }
  return { kind: 'unknown', seen }
}

/** The message may itself be a JSON string holding `error` (15). */
function unwrap(message: string): string {
  try {
    const { error } = JSON.parse(message)
    if (typeof error === 'string') return error
  } catch {}
  return message
}
