import type { ManagedAuth } from '#protocol'
import { mergeFields } from './merge-fields.ts'
import { mergeOptions } from './merge-options.ts'
import type { Step, StepKind } from './step.ts'

/** What the flow is at: its end, else what it does on the way. */
const kinds: Record<string, StepKind> = {
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

/**
 * What the record asks for, as one tagged step. Pure, and the only reader of the wire's flat form:
 * canonical and legacy input are merged here (14), words we do not know become `unknown`.
 * Never answers `prime`: whether a person agreed is not on the wire.
 */
export function toStep(record: ManagedAuth): Step {
  const { flow_status } = record
  const seen = String((flow_status === 'IN_PROGRESS' ? record.flow_step : flow_status) ?? 'no flow')
  const kind = Object.hasOwn(kinds, seen) ? kinds[seen] : undefined
  const problem = record.website_error || undefined
  switch (kind) {
    case 'input':
    case 'external-action': {
      const fields = mergeFields(record)
      const options = mergeOptions(record)
      const all = [...fields, ...options]
      // A form without controls would be a dead end (13.2: there is always something to answer).
      if (kind === 'input' && all.length === 0) break
      const interactionId = record.interaction_id || undefined
      const id = interactionId ?? all.map(({ key }) => key).join(' ')
      const pause = { id, fields, options, problem, interactionId }
      return kind === 'input'
        ? { kind, ...pause }
        : { kind, message: record.external_action_message || undefined, ...pause }
    }
    case 'failed':
    case 'expired':
    case 'canceled': {
      const message = unwrapMessage(record.error_message) || problem
      return { kind, code: record.error_code || undefined, message }
    }
    case 'success':
    case 'discovering':
    case 'submitting':
      return { kind }
  }
  return { kind: 'unknown', seen }
}

/** The message may itself be a JSON string holding `error` (15). */
function unwrapMessage(message: string | null | undefined): string | null | undefined {
  try {
    const { error } = JSON.parse(message ?? '')
    return typeof error === 'string' ? error : message
  } catch {
    return message
  }
}
