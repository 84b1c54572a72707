import { newId } from './ids.ts'
import type { AskedChoice, AskedField, Interaction } from './records.ts'
import type { SeenChoice, SeenField } from './sighting.ts'

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40) || 'option'

/** The second `sms` becomes `sms_2`, so that an address always means one thing. */
const unique = (taken: Set<string>, wanted: string): string => {
  let id = wanted
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}_${count}`
  taken.add(id)
  return id
}

/** Gives every field an address. The same page gives the same addresses again. */
export function addressFields<F extends SeenField>(fields: F[]): (F & { id: string })[] {
  const refs = new Set<string>()
  return fields.map((field) => {
    const ref = unique(refs, field.ref)
    return { ...field, ref, id: `f_${ref}` }
  })
}

/** Gives every choice an address: the method, the provider, or its own words. */
export function addressChoices<C extends SeenChoice>(choices: C[]): (C & { id: string })[] {
  const ids = new Set<string>()
  return choices.map((choice) => ({
    ...choice,
    id: unique(ids, choice.mfa ?? choice.provider ?? slug(choice.label)),
  }))
}

/** What is asked in one pause, without the places on the page: they are looked up again. */
export const newInteraction = (
  fields: (SeenField & { id: string })[],
  choices: (SeenChoice & { id: string })[],
  message?: string,
): Interaction => ({
  id: newId('mai'),
  fields: fields.map(({ target, ...field }): AskedField => field),
  choices: choices.map(({ target, ...choice }): AskedChoice => choice),
  ...(message !== undefined && { message }),
})
