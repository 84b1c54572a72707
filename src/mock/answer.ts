import { type RequestErrorCode, type SubmitRequest, submitModesOf } from '#protocol'
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
  | {
      kind: 'values'
      /** By `ref`, for this page. */
      values: Map<string, string>
      /** Not asked for here; a later page may want them. Keys as they were sent. */
      spare: Map<string, string>
    }
  | { kind: 'choice'; choice: OfferedChoice }
  | { kind: 'refused'; refusal: Refusal }

const refused = (message: string, details?: Refusal['details']): Answer => ({
  kind: 'refused',
  refusal: { code: 'invalid_input', message, ...(details && { details }) },
})

const keyOf = (mode: 'fields' | 'field_values', field: AskedField) =>
  mode === 'fields' ? field.ref : fieldIdOf(field)

function readValues(
  mode: 'fields' | 'field_values',
  sent: Record<string, string>,
  fields: AskedField[],
): Answer {
  const values = new Map<string, string>()
  const spare = new Map(Object.entries(sent))
  for (const field of fields) {
    const key = keyOf(mode, field)
    const value = spare.get(key)
    spare.delete(key)
    if (value) values.set(field.ref, value)
  }

  if (spare.size === Object.keys(sent).length) {
    return refused(
      `None of the submitted keys is asked for. Address ${mode} as the current state lists them.`,
      [...spare.keys()].map((key) => ({ code: 'unknown_field', message: `${key} is unknown` })),
    )
  }
  const missing = fields.filter((field) => (field.required ?? true) && !values.has(field.ref))
  if (missing.length > 0) {
    return refused(
      'A required value is missing. Send all required fields together.',
      missing.map((field) => ({
        code: 'missing_field',
        message: `${keyOf(mode, field)} is required`,
      })),
    )
  }
  return { kind: 'values', values, spare }
}

const chosen = (choice: OfferedChoice | undefined, mode: string): Answer =>
  choice
    ? { kind: 'choice', choice }
    : refused(`${mode} names nothing that is offered. Take it from the current state.`, [
        { code: 'unknown_choice', message: `${mode} is unknown` },
      ])

// Two methods may share a type; the first is meant then. The label tells them apart (14, rule 7).
function findMethod(choices: OfferedChoice[], sent: string): OfferedChoice | undefined {
  const wanted = sent.toLowerCase()
  const names = ({ label, mfa }: OfferedChoice) => [
    label.toLowerCase(),
    `${label} (${mfa})`.toLowerCase(),
  ]
  return (
    choices.find((choice) => choice.mfa === sent) ??
    choices.find((choice) => names(choice).includes(wanted))
  )
}

/** Reads a submit in whichever of its seven modes: wire protocol 4.8. */
export function readAnswer(
  body: SubmitRequest,
  fields: AskedField[],
  choices: OfferedChoice[],
): Answer {
  const [mode, second] = submitModesOf(body)
  if (!mode) return refused('Nothing was submitted. Send field values or one choice.')
  if (second) return refused(`Send ${mode} or ${second}, not both.`)
  switch (mode) {
    case 'fields':
    case 'field_values':
      return readValues(mode, body[mode] ?? {}, fields)
    case 'selected_choice_id':
      return chosen(
        choices.find(({ id }) => id === body[mode]),
        mode,
      )
    case 'sign_in_option_id':
      return chosen(
        choices.filter(isSignIn).find(({ id }) => id === body[mode]),
        mode,
      )
    case 'mfa_option_id':
      return chosen(findMethod(choices.filter(isMfa), body[mode] ?? ''), mode)
    case 'sso_provider':
      return chosen(
        choices.filter(isSso).find(({ provider }) => provider === body[mode]),
        mode,
      )
    case 'sso_button_selector':
      return chosen(
        choices.filter(isSso).find((choice) => ssoSelectorOf(choice) === body[mode]),
        mode,
      )
  }
}
