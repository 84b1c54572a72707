import type { Conceal } from './conceal.ts'

/**
 * Where a login landed, as it may be written down: without query and fragment, which may carry
 * one-time tokens, and only as far as the path repeats nothing that was typed.
 *
 * @param startUrl - Stands for a landing whose host name repeats what was typed.
 */
export function landingAddress(address: string, startUrl: string, conceal: Conceal): string {
  const { origin, host, pathname } = new URL(address)
  const isTelling = (text: string) => conceal(text) !== text
  if (isTelling(host)) return new URL('/', startUrl).href
  const segments = pathname.split('/')
  const telling = segments.findIndex(isTelling)
  return `${origin}${telling < 0 ? pathname : `${segments.slice(0, telling).join('/')}/`}`
}
