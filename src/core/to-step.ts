import type { ManagedAuth } from '#protocol'
import { mergeFields } from './merge-fields.ts'
import { mergeOptions } from './merge-options.ts'
import type { Pause, Step } from './step.ts'

/**
 * What the record asks for, as one tagged step. Pure, and the only reader of the wire's flat form:
 * canonical and legacy input are merged here (14), words we do not know become `unknown`.
 * Never answers `prime`: whether a person agreed is not on the wire.
 */
export function toStep(record: ManagedAuth): Step {
  switch (record.flow_status) {
    case 'SUCCESS':
      return { kind: 'success' }
    case 'FAILED':
      return { kind: 'failed', ...reasonOf(record) }
    case 'EXPIRED':
      return { kind: 'expired', ...reasonOf(record) }
    case 'CANCELED':
      return { kind: 'canceled', ...reasonOf(record) }
    case 'IN_PROGRESS':
      return toRunningStep(record)
    default:
      return { kind: 'unknown', seen: String(record.flow_status ?? 'no flow') }
  }
}

function toRunningStep(record: ManagedAuth): Step {
  const seen = String(record.flow_step ?? 'no step')
  switch (record.flow_step) {
    case 'DISCOVERING':
      return { kind: 'discovering' }
    case 'SUBMITTING':
    // The status says that the flow still runs: the profile is being saved.
    case 'COMPLETED':
      return { kind: 'submitting' }
    case 'AWAITING_INPUT': {
      const pause = pauseOf(record)
      // A form without controls would be a dead end (13.2: there is always something to answer).
      const answerable = pause.fields.length + pause.options.length > 0
      return answerable ? { kind: 'input', ...pause } : { kind: 'unknown', seen }
    }
    case 'AWAITING_EXTERNAL_ACTION':
      return {
        kind: 'external-action',
        message: record.external_action_message || undefined,
        ...pauseOf(record),
      }
    default:
      return { kind: 'unknown', seen }
  }
}

function pauseOf(record: ManagedAuth): Pause {
  const fields = mergeFields(record)
  const options = mergeOptions(record)
  const problem = record.website_error || undefined
  const interactionId = record.interaction_id || undefined
  const keys = [...fields, ...options].map(({ key }) => key)
  return { id: interactionId ?? keys.join(' '), fields, options, problem, interactionId }
}

const reasonOf = (record: ManagedAuth) => ({
  code: record.error_code || undefined,
  message: unwrapMessage(record.error_message) || record.website_error || undefined,
})

/** The message may itself be a JSON string holding `error` (15). */
function unwrapMessage(message: string | null | undefined): string | undefined {
  if (!message?.startsWith('{')) return message || undefined
  try {
    const { error } = JSON.parse(message)
    return typeof error === 'string' ? error : message
  } catch {
    return message
  }
}
