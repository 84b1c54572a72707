import {
  type DiscoveredFieldType,
  type FieldType,
  type RequestErrorCode,
  type StateEvent,
  type SubmitMode,
  type SubmitRequest,
  submitModesOf,
} from '#protocol'
import type { AskedField, OfferedChoice, OpenPage, Scenario } from './scenarios/scenario.ts'

// Both input shapes of the wire, and the seven ways to answer them: wire protocol 4.8 and 14.

// Rule 5; the other types have the same name in both.
const legacyTypes: { [type in FieldType]?: DiscoveredFieldType } = {
  ...{ identifier: 'email', totp_code: 'totp', totp_secret: 'text' },
}

// The canonical address of a field differs from its `ref`, so that a mix-up of the two shows.
const idOf = ({ ref }: AskedField) => `f_${ref}`
const refOf = (id: string) => id.replace(/^f_/, '')

const providerOf = ({ provider, id }: OfferedChoice) => provider ?? id
const selectorOf = (choice: OfferedChoice) =>
  `xpath=//button[@data-provider="${providerOf(choice)}"]`
const isMethod = ({ type }: OfferedChoice) => type === 'mfa_method'
const isProvider = ({ type }: OfferedChoice) => type === 'sso_provider'
const isOther = (choice: OfferedChoice) => !isMethod(choice) && !isProvider(choice)

/** What a page asks for, in the shapes its server speaks. */
export function toWireInput(
  { fields, choices }: OpenPage,
  interaction_id: string,
  shapes: Scenario['shapes'] = 'both',
): Partial<StateEvent> {
  // Both arrays are always there: a missing one would fall back to its legacy counterpart.
  const canonical = {
    interaction_id,
    fields: fields.map((field) => {
      const { ref, type, label, required = true, hint } = field
      return { id: idOf(field), ref, type, label, required, hint }
    }),
    choices: choices.map(({ id, type, label, description }) => ({ id, type, label, description })),
  }
  const older = legacy(fields, choices)
  return { ...(shapes !== 'legacy' && canonical), ...(shapes !== 'canonical' && older) }
}

function legacy(fields: AskedField[], choices: OfferedChoice[]): Partial<StateEvent> {
  const lists = {
    discovered_fields: fields.map(({ ref, label, required = true, hint, ...field }) => ({
      ...{ name: ref, label, required, hint, placeholder: field.placeholder },
      selector: `input[name="${ref}"]`,
      type: field.legacyType ?? legacyTypes[field.type] ?? field.type,
      linked_mfa_type: field.linkedMfa,
    })),
    mfa_options: choices.filter(isMethod).map((choice) => {
      const { mfa: type = 'switch', label, target = null, description = null } = choice
      return { type, label, target, description }
    }),
    pending_sso_buttons: choices.filter(isProvider).map((choice) => {
      return { provider: providerOf(choice), label: choice.label, selector: selectorOf(choice) }
    }),
    sign_in_options: choices.filter(isOther).map(({ id, label, description = null }) => {
      return { id, label, description }
    }),
  }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
}

/** What each submit mode may say to mean a choice. */
function addressesOf(choice: OfferedChoice, mode: SubmitMode): string[] {
  const { id, label, mfa = 'switch' } = choice
  if (mode === 'selected_choice_id') return [id]
  if (mode === 'sign_in_option_id' && isOther(choice)) return [id]
  if (mode === 'sso_provider' && isProvider(choice)) return [providerOf(choice)]
  if (mode === 'sso_button_selector' && isProvider(choice)) return [selectorOf(choice)]
  // Two methods may share a type; the first is meant then, and the label tells them apart (rule 7).
  return mode === 'mfa_option_id' && isMethod(choice) ? [mfa, label, `${label} (${mfa})`] : []
}

/** Why a request is refused, as the wire's error body will say it. */
export interface Refusal {
  code: RequestErrorCode
  message: string
  details?: { code: string; message: string }[]
}

function refuse(message: string, code?: string, keys: string[] = []): { refusal: Refusal } {
  const details = keys.map((key) => ({ code: code ?? '', message: `${key}: ${code}` }))
  return { refusal: { code: 'invalid_input', message, ...(code && { details }) } }
}

type Answer = ReturnType<typeof refuse> | { choice: OfferedChoice } | { values: [string, string][] }

/** Reads a submit: as a choice, or as values by `ref`, of which some may be for a later page. */
export function readAnswer(body: SubmitRequest, { fields, choices }: OpenPage): Answer {
  const [mode, second] = submitModesOf(body)
  if (!mode) return refuse('Nothing was submitted. Send field values or one choice.')
  if (second) return refuse(`Send ${mode} or ${second}, not both.`)
  if (mode === 'fields' || mode === 'field_values') {
    const sent = new Map(Object.entries(body[mode] ?? {}))
    const keyOf = (field: AskedField) => (mode === 'fields' ? field.ref : idOf(field))
    if (!fields.some((field) => sent.has(keyOf(field)))) {
      const message = `None of the keys is asked for. Address ${mode} as the state lists them.`
      return refuse(message, 'unknown_field', [...sent.keys()])
    }
    const missing = fields.filter((field) => (field.required ?? true) && !sent.get(keyOf(field)))
    if (missing.length === 0) {
      return { values: [...sent].map(([key, to]) => [mode === 'fields' ? key : refOf(key), to]) }
    }
    const message = 'A required value is missing. Send all required fields together.'
    return refuse(message, 'missing_field', missing.map(keyOf))
  }
  const sent = body[mode]?.toLowerCase()
  const means = (address: string) => address.toLowerCase() === sent
  const choice = choices.find((offered) => addressesOf(offered, mode).some(means))
  const message = `${mode} names nothing that is offered. Take it from the state.`
  return choice ? { choice } : refuse(message, 'unknown_choice', [mode])
}
