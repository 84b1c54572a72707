import { knownProviders } from '../interpret/sso-providers.ts'
import type { SeenChoice, SeenField } from '../sighting.ts'
import { type Conceal, concealed } from './conceal.ts'

type Addressed<T> = T & { id: string }

/** What a person is shown of a page, and how what they answer is read back. */
export interface ShownQuestion {
  fields: Addressed<SeenField>[]
  choices: Addressed<SeenChoice>[]
  /** The storage name of a field by the name it was shown under. */
  refOf: (shown: string) => string
  /** The id of a choice by the id it was shown under. */
  choiceIdOf: (shown: string) => string
}

/** Names we give ourselves: they come from no page, whatever was typed. */
const ourNames = new Set([
  ...['email', 'username', 'phone', 'password', 'code', 'totp_code', 'security_answer'],
  ...knownProviders.map(({ key }) => key),
])

/** Whether a page's name for something may be told and written down. */
export const mayTell = (name: string, conceal: Conceal): boolean =>
  ourNames.has(name) || conceal(name) === name

/** The key of a provider as it may be told: a page may have named it after what was typed. */
export const shownProvider = (provider: string, conceal: Conceal): string =>
  mayTell(provider, conceal) ? provider : (conceal(provider) ?? concealed)

/**
 * A page's fields and choices without what was typed into the page before: labels, hints,
 * selectors, and addresses made of them.
 */
export function showQuestion(
  fields: Addressed<SeenField>[],
  choices: Addressed<SeenChoice>[],
  conceal: Conceal,
): ShownQuestion {
  const text = (from: string) => conceal(from) ?? concealed
  const maybe = (from: string | undefined) => (from === undefined ? undefined : conceal(from))
  const refs = new Map<string, string>()
  const ids = new Map<string, string>()

  const shownFields = fields.map((field, at) => {
    const isTold = mayTell(field.ref, conceal)
    const ref = isTold ? field.ref : `field_${at + 1}`
    refs.set(ref, field.ref)
    return {
      ...field,
      ref,
      id: isTold ? field.id : `f_${ref}`,
      label: text(field.label),
      hint: maybe(field.hint),
      placeholder: maybe(field.placeholder),
      selector: text(field.selector),
      ...(field.options && { options: field.options.map(text) }),
    }
  })
  const shownChoices = choices.map((choice, at) => {
    const isOurs =
      choice.mfa !== undefined || (choice.provider !== undefined && ourNames.has(choice.provider))
    const isTold = isOurs || [choice.id, choice.label].every((name) => conceal(name) === name)
    const id = isTold ? choice.id : `choice_${at + 1}`
    ids.set(id, choice.id)
    return {
      ...choice,
      id,
      label: text(choice.label),
      description: maybe(choice.description),
      maskedTarget: maybe(choice.maskedTarget),
      provider: choice.provider && shownProvider(choice.provider, conceal),
      selector: text(choice.selector),
    }
  })
  return {
    fields: shownFields,
    choices: shownChoices,
    refOf: (shown) => refs.get(shown) ?? shown,
    choiceIdOf: (shown) => ids.get(shown) ?? shown,
  }
}
