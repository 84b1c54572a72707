import type { SiteDescription } from './description.ts'
import { codes } from './descriptions/codes.ts'
import { elsewhere } from './descriptions/elsewhere.ts'
import { entrances } from './descriptions/entrances.ts'
import { first } from './descriptions/first.ts'
import { forms } from './descriptions/forms.ts'
import { languages } from './descriptions/languages.ts'
import { providers } from './descriptions/providers.ts'
import { steps } from './descriptions/steps.ts'
import { trouble } from './descriptions/trouble.ts'
import { walls } from './descriptions/walls.ts'

export type { SiteAccount, SiteDescription, Turn } from './description.ts'

/** Every login site, the commonest first: the one list that demo, stories and tests are made from. */
export const descriptions: SiteDescription[] = [
  ...[...first, ...providers],
  ...[...entrances, ...forms, ...steps, ...codes, ...elsewhere],
  ...[...languages, ...trouble, ...walls],
]

/** @throws When there is none of that name. */
export const describeSite = (name: string): SiteDescription => {
  const found = descriptions.find((description) => description.name === name)
  if (!found) throw new Error(`No login site called "${name}" is described.`)
  return found
}
