import type { RequestErrorCode, StateEvent, SubmitRequest } from '#protocol'
import { submitModesOf } from '#protocol'
import type { AskedField, OfferedChoice, OpenPage, Scenario } from './scenarios/scenario.ts'

// Both input shapes of the wire, and the seven ways to answer them: wire protocol 4.8 and 14.

// Rule 5; the other types have the same name in both.
const legacyTypes: { [type in AskedField['type']]?: AskedField['legacyType'] } = {
  ...{ identifier: 'email', totp_code: 'totp', totp_secret: 'text' },
}

// The canonical address of a field differs from its `ref`, so that a mix-up of the two shows.
const idOf = ({ ref }: AskedField) => `f_${ref}`
const refOf = (id: string) => id.replace(/^f_/, '')

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
  const legacy: { [list: string]: object[] } = {}
  for (const { ref, label, required = true, hint, placeholder, ...field } of fields) {
    const type = field.legacyType ?? legacyTypes[field.type] ?? field.type
    const words = { name: ref, label, required, hint, placeholder }
    const found = { selector: `input[name="${ref}"]`, type, linked_mfa_type: field.linkedMfa }
    legacy.discovered_fields = [...(legacy.discovered_fields ?? []), { ...words, ...found }]
  }
  for (const { list, item } of choices.map(legacyOf)) legacy[list] = [...(legacy[list] ?? []), item]
  return { ...(shapes !== 'legacy' && canonical), ...(shapes !== 'canonical' && legacy) }
}

/** A choice in its older list, and what each of the older submit modes may say to mean it. */
function legacyOf(choice: OfferedChoice) {
  const { id, type, label, description = null, target = null, mfa = 'switch' } = choice
  if (type === 'mfa_method') {
    // Two methods may share a type; the first is meant then, and the label tells them apart (rule 7).
    const said = { mfa_option_id: [mfa, label, `${label} (${mfa})`] }
    return { list: 'mfa_options', item: { type: mfa, label, target, description }, said }
  }
  if (type === 'sso_provider') {
    const { provider = id } = choice
    const selector = `xpath=//button[@data-provider="${provider}"]`
    const said = { sso_provider: [provider], sso_button_selector: [selector] }
    return { list: 'pending_sso_buttons', item: { provider, label, selector }, said }
  }
  const said = { sign_in_option_id: [id] }
  return { list: 'sign_in_options', item: { id, label, description }, said }
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
  const choice = choices.find((offered) => {
    const said: { [mode: string]: string[] | undefined } = legacyOf(offered).said
    const addresses = mode === 'selected_choice_id' ? [offered.id] : said[mode]
    return addresses?.some((address) => address.toLowerCase() === sent)
  })
  const message = `${mode} names nothing that is offered. Take it from the state.`
  return choice ? { choice } : refuse(message, 'unknown_choice', [mode])
}
