import type { SiteDescription } from './description.ts'
import { first } from './descriptions/first.ts'
import { providers } from './descriptions/providers.ts'

export type { SiteAccount, SiteDescription, Turn } from './description.ts'

/** Every login site, the commonest first: the one list that demo, stories and tests are made from. */
export const descriptions: SiteDescription[] = [...first, ...providers]

/** @throws When there is none of that name. */
export const describeSite = (name: string): SiteDescription => {
  const found = descriptions.find((description) => description.name === name)
  if (!found) throw new Error(`No login site called "${name}" is described.`)
  return found
}
