import {
  type RequestErrorCode,
  type SubmitMode,
  type SubmitRequest,
  submitModesOf,
} from '#protocol'
import type { AskedField, OfferedChoice } from './scenario.ts'
import { fieldIdOf, isMfa, isSignIn, isSso, ssoSelectorOf } from './wire-input.ts'

/** Why a request is refused, as the wire's error body will say it. */
export interface Refusal {
  code: RequestErrorCode
  message: string
  details?: { code: string; message: string }[]
}

/** What a submit means on the page it answers. */
export type Answer =
  /** `values` by `ref`, for this page. `spare` as sent: not asked for here, maybe on a later page. */
  | { kind: 'values'; values: Map<string, string>; spare: Map<string, string> }
  | { kind: 'choice'; choice: OfferedChoice }
  | { kind: 'refused'; refusal: Refusal }

const refuse = (message: string, code?: string, keys: string[] = []): Answer => {
  const details = code && { details: keys.map((key) => ({ code, message: `${key}: ${code}` })) }
  return { kind: 'refused', refusal: { code: 'invalid_input', message, ...details } }
}

type ValueMode = 'fields' | 'field_values'

function readValues(mode: ValueMode, sent: Record<string, string>, fields: AskedField[]): Answer {
  const keyOf = (field: AskedField) => (mode === 'fields' ? field.ref : fieldIdOf(field))
  const values = new Map<string, string>()
  const spare = new Map(Object.entries(sent))
  for (const field of fields) {
    const value = spare.get(keyOf(field))
    spare.delete(keyOf(field))
    if (value) values.set(field.ref, value)
  }
  if (spare.size === Object.keys(sent).length) {
    const message = `None of the keys is asked for. Address ${mode} as the state lists them.`
    return refuse(message, 'unknown_field', [...spare.keys()])
  }
  const missing = fields.filter(({ ref, required = true }) => required && !values.has(ref))
  if (missing.length === 0) return { kind: 'values', values, spare }
  const message = 'A required value is missing. Send all required fields together.'
  return refuse(message, 'missing_field', missing.map(keyOf))
}

/** How each mode addresses a choice: wire protocol 4.8, and 14 rule 7 for methods. */
const addresses: Record<
  Exclude<SubmitMode, ValueMode>,
  (choice: OfferedChoice, sent: string) => boolean
> = {
  selected_choice_id: ({ id }, sent) => id === sent,
  sign_in_option_id: (choice, sent) => isSignIn(choice) && choice.id === sent,
  sso_provider: (choice, sent) => isSso(choice) && choice.provider === sent,
  sso_button_selector: (choice, sent) => isSso(choice) && ssoSelectorOf(choice) === sent,
  // Two methods may share a type; the first is meant then, and the label tells them apart.
  mfa_option_id: (choice, sent) =>
    isMfa(choice) &&
    [choice.mfa, choice.label, `${choice.label} (${choice.mfa})`].some(
      (name) => name?.toLowerCase() === sent.toLowerCase(),
    ),
}

/** Reads a submit in whichever of its seven modes. */
export function readAnswer(
  body: SubmitRequest,
  fields: AskedField[],
  choices: OfferedChoice[],
): Answer {
  const [mode, second] = submitModesOf(body)
  if (!mode) return refuse('Nothing was submitted. Send field values or one choice.')
  if (second) return refuse(`Send ${mode} or ${second}, not both.`)
  if (mode === 'fields' || mode === 'field_values')
    return readValues(mode, body[mode] ?? {}, fields)
  const choice = choices.find((offered) => addresses[mode](offered, body[mode] ?? ''))
  if (choice) return { kind: 'choice', choice }
  return refuse(
    `${mode} names nothing that is offered. Take it from the state.`,
    'unknown_choice',
    [mode],
  )
}
