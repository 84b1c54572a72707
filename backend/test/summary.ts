import type { InputSighting, Sighting } from '../src/flows/sighting.ts'
import type { Snapshot } from '../src/flows/snapshot.ts'

/** A sighting as a person would tell it: labels instead of node numbers, no evidence. */
export interface Summary {
  sees:
    | 'login'
    | 'code'
    | 'choices'
    | 'landing'
    | 'signed-in'
    | 'signed-in?'
    | 'external'
    | 'blocked'
    | 'unclear'
  /** `ref type legacyType: label`, `?` when optional, the method of a code in brackets. */
  asks?: string[]
  /** `type method: label > masked target`. */
  offers?: string[]
  submit?: string
  entrance?: string
  problem?: string
  /** `means: message` of an external action. */
  tells?: string
  /** Why nobody gets in. */
  reason?: string
}

export function summaryOf(sighting: Sighting, { controls }: Snapshot): Summary {
  const labelOf = (node: number) => controls[node]?.label ?? ''
  if (sighting.kind === 'signed-in') return { sees: sighting.certain ? 'signed-in' : 'signed-in?' }
  const problem = sighting.problem === undefined ? {} : { problem: sighting.problem }
  if (sighting.kind === 'landing') {
    return { sees: 'landing', entrance: labelOf(sighting.entrance), ...problem }
  }
  if (sighting.kind === 'unclear') return { sees: 'unclear', ...problem }
  if (sighting.kind === 'blocked') return { sees: 'blocked', reason: sighting.reason, ...problem }
  const sees =
    sighting.kind === 'input'
      ? { sees: sighting.form }
      : { sees: sighting.kind, tells: `${sighting.means}: ${sighting.message}` }
  return { ...sees, ...asking(sighting, labelOf), ...problem }
}

function asking(
  { fields, choices, submit }: Pick<InputSighting, 'fields' | 'choices' | 'submit'>,
  labelOf: (node: number) => string,
): Omit<Summary, 'sees'> {
  return {
    ...(fields.length > 0 && {
      asks: fields.map(({ ref, type, legacyType, label, linkedMfa, required }) => {
        const method = linkedMfa ? ` [${linkedMfa}]` : ''
        return `${ref} ${type} ${legacyType}${required ? '' : '?'}: ${label}${method}`
      }),
    }),
    ...(choices.length > 0 && {
      offers: choices.map(({ type, mfa, label, maskedTarget }) => {
        const target = maskedTarget ? ` > ${maskedTarget}` : ''
        return `${type}${mfa ? ` ${mfa}` : ''}: ${label}${target}`
      }),
    }),
    ...(submit !== undefined && { submit: labelOf(submit) }),
  }
}
