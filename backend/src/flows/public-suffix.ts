import { parse } from 'tldts'

/**
 * Whether a name is one that strangers register names under: `com`, `co.uk`, `github.io`. The public
 * suffix list with its private section says so (publicsuffix.org); `localhost` is not on it.
 */
export function isPublicSuffix(host: string): boolean {
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true })
  return domain === null && (isIcann === true || isPrivate === true)
}
