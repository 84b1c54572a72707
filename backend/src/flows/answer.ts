import { type SubmitMode, type SubmitRequest, submitModesOf } from '@managed-auth/protocol'
import { FlowError } from './errors.ts'
import { legacyKind } from './input-view.ts'
import type { AskedChoice, AskedField, Interaction } from './records.ts'

/** An answer to a pause, in our own words: values by their storage name, a choice by its id. */
export interface Answer {
  values: Record<string, string>
  choiceId: string | undefined
}

const refuse = (message: string, details?: { code: string; message: string }[]): never => {
  throw new FlowError('invalid_input', message, details ? { details } : {})
}

/**
 * Reads whichever of the seven submit modes a body uses against the pause it answers.
 * @throws {FlowError} `invalid_input`, `stale_interaction`; the message never quotes a value.
 * @see wire protocol 4.8
 */
export function readAnswer(body: SubmitRequest, interaction: Interaction): Answer {
  if (body.interaction_id && body.interaction_id !== interaction.id) {
    throw new FlowError(
      'stale_interaction',
      'The login has moved on since this was shown. Read the connection again and answer what it asks now.',
    )
  }
  const modes = submitModesOf(body)
  const [mode] = modes
  if (!mode || modes.length > 1) {
    return refuse(
      `Send exactly one of field_values, selected_choice_id, fields, mfa_option_id, sso_button_selector, sso_provider and sign_in_option_id${modes.length > 1 ? `; this body holds ${modes.join(' and ')}` : ''}.`,
    )
  }
  if (mode === 'field_values')
    return readValues(body.field_values ?? {}, interaction, ({ id }) => id)
  if (mode === 'fields') return readValues(body.fields ?? {}, interaction, ({ ref }) => ref)
  return readChoice(mode, body[mode] ?? '', interaction)
}

function readValues(
  given: Record<string, string>,
  { fields }: Interaction,
  nameOf: (field: AskedField) => string,
): Answer {
  // Who gives the key of an authenticator app need not type its code.
  const isMade = ({ type }: AskedField) => type === 'totp_code' && Boolean(given.totp_secret)
  const known = fields.filter((field) => Object.hasOwn(given, nameOf(field)) || isMade(field))
  const missing = fields.filter(
    (field) => field.required && !given[nameOf(field)] && !isMade(field),
  )
  if (fields.length === 0) refuse('Nothing is to be filled in now: pick one of the choices.')
  if (known.length === 0 || missing.length > 0) {
    refuse(
      'Required values are missing.',
      (known.length === 0 ? fields : missing).map((field) => ({
        code: 'missing',
        message: `${nameOf(field)} (${field.label})`,
      })),
    )
  }
  // What this page does not ask for may be asked for on the next: it is kept under its own name.
  const byName = new Map(fields.map((field) => [nameOf(field), field.ref]))
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [byName.get(name) ?? name, value]),
  )
  return { values, choiceId: undefined }
}

const same = (left: string | undefined, right: string): boolean =>
  left?.trim().toLowerCase() === right.trim().toLowerCase()

type ChoiceMode = Exclude<SubmitMode, 'fields' | 'field_values'>

const meant: Record<ChoiceMode, (choice: AskedChoice, value: string) => boolean> = {
  selected_choice_id: (choice, value) => choice.id === value,
  sso_button_selector: (choice, value) => legacyKind(choice) === 'sso' && choice.selector === value,
  sso_provider: (choice, value) => legacyKind(choice) === 'sso' && same(choice.provider, value),
  sign_in_option_id: (choice, value) => legacyKind(choice) === 'option' && choice.id === value,
  // Command-line clients send the label, with or without the type behind it.
  mfa_option_id: (choice, value) =>
    legacyKind(choice) === 'mfa' &&
    [choice.mfa, choice.label, `${choice.label} (${choice.mfa})`].some((name) => same(name, value)),
}

function readChoice(mode: ChoiceMode, value: string, { choices }: Interaction): Answer {
  const choice = choices.find((candidate) => meant[mode](candidate, value))
  return choice
    ? { values: {}, choiceId: choice.id }
    : refuse(`${mode} names nothing that can be chosen now. Read the connection for what can.`)
}
