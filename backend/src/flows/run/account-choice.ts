import type { SeenChoice } from '../sighting.ts'

/** Shorter names stand in others by accident. */
const shortest = 3

/**
 * The one account of a list that is meant by what is stored. Where several could be, or none,
 * choosing is the person's.
 *
 * @param names - Names of the account whose values are stored.
 */
export function accountMeant<C extends SeenChoice>(
  choices: C[],
  names: readonly string[],
): C | undefined {
  const meant = names.map((name) => name.trim().toLowerCase())
  const isMeant = ({ label, description }: SeenChoice) =>
    [label, description ?? ''].some((text) => {
      const words = text.toLowerCase().split(/[\s()<>,;|·]+/)
      return meant.some((name) => name.length >= shortest && words.includes(name))
    })
  const accounts = choices.filter((choice) => choice.type === 'account' && isMeant(choice))
  return accounts.length === 1 ? accounts[0] : undefined
}
