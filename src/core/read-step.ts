import type { FlowEvent, ManagedAuth } from '#protocol'
import { lookUp } from './look-up.ts'
import { mergeFields } from './merge-fields.ts'
import type { PauseStep, Step, StepKind } from './step.ts'

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

/** What `readStep` can do without. */
export type Uncommon = Pick<
  typeof import('./uncommon/uncommon.ts'),
  'completePause' | 'unwrapMessage'
>

/**
 * Whether a record, or an event, has something that is not read without it: something to pick, words
 * of the site, a reason why the flow failed, or fields in the legacy shape alone.
 */
export function isUncommon(said: ManagedAuth | FlowEvent): boolean {
  const state = said as Partial<ManagedAuth>
  const { fields, discovered_fields } = state
  return (
    uncommonKeys.some((key) => state[key]?.length) ||
    (!fields?.length && !!discovered_fields?.length)
  )
}

const uncommonKeys = [
  'choices',
  'mfa_options',
  'pending_sso_buttons',
  'sign_in_options',
  'website_error',
  'error_code',
  'error_message',
] as const

/**
 * `toStep`, as far as it goes without `uncommon`: then choices are buttons without a kind, and options
 * in the legacy shape are missing.
 */
export function readStep(record: ManagedAuth, uncommon: Uncommon | undefined): Step {
  const { flow_status, flow_step, error_message } = record
  const seen = (flow_status === 'IN_PROGRESS' ? flow_step : flow_status) ?? 'no flow'
  const kind = lookUp(kinds, seen)
  const problem = record.website_error || undefined
  switch (kind) {
    case 'input':
    case 'external-action': {
      const interactionId = record.interaction_id || undefined
      const plain: PauseStep = {
        kind,
        id: '',
        message: record.external_action_message || undefined,
        fields: mergeFields(record),
        options: (record.choices ?? []).map(({ id, label, description }) => ({
          key: id,
          kind: 'other',
          label,
          description: description || undefined,
          method: undefined,
          provider: undefined,
          address: { mode: 'selected_choice_id', value: id },
        })),
        problem,
        problemKey: undefined,
        interactionId,
      }
      const pause = uncommon?.completePause(record, plain) ?? plain
      const keys = [...pause.fields, ...pause.options].map(({ key }) => key)
      // A form without controls would be a dead end (13.2: there is always something to answer).
      if (kind === 'input' && keys[0] === undefined) break
      return { ...pause, id: interactionId ?? keys.join(' ') }
    }
    case 'failed':
    case 'expired':
    case 'canceled':
      return {
        kind,
        code: record.error_code || undefined,
        message:
          (error_message && (uncommon?.unwrapMessage(error_message) ?? error_message)) || problem,
      }
    default:
      if (kind) return { kind }
  }
  return { kind: 'unknown', seen }
}
