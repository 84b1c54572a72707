import type { SubmitRequest } from '#protocol'
import type { PauseStep, StepField, StepOption } from './step.ts'

/** Values by `StepField.key`. */
export type StepValues = Readonly<Record<string, string>>

/**
 * The one submit body that answers a step with values: only fields of this step, empty ones left
 * out, in the shape the server asked in.
 */
export function answerWithValues(step: PauseStep, values: StepValues): SubmitRequest {
  const sent: SubmitRequest = {}
  for (const field of step.fields) {
    const value = clean(field, values[field.key] ?? '')
    const { mode } = field.address
    if (value) sent[mode] = { ...sent[mode], [field.address.value]: value }
  }
  return withPause(step, sent)
}

/** The submit body that picks an option. */
export const answerWithOption = (step: PauseStep, { address }: StepOption): SubmitRequest =>
  withPause(step, { [address.mode]: address.value })

/** Required fields that have no value yet, in the order of the step. */
export const missingFields = (
  { fields }: Pick<PauseStep, 'fields'>,
  values: StepValues,
): StepField[] => fields.filter((field) => field.required && !clean(field, values[field.key] ?? ''))

const withPause = ({ interactionId }: PauseStep, body: SubmitRequest): SubmitRequest =>
  interactionId === undefined ? body : { ...body, interaction_id: interactionId }

/** Codes are copied with blanks and dashes in them; passwords mean theirs. */
function clean({ type }: StepField, value: string): string {
  if (type === 'password' || type === 'text') return value
  if (type === 'identifier') return value.trim()
  return cleanCode(value)
}

/** A code without blanks, dashes and invisible marks. */
export const cleanCode = (value: string): string => value.replace(/[\s\p{Pd}\p{Cf}]+/gu, '')
