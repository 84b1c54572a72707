import { AppError } from './app-error.ts'

export interface Address {
  /** Host, with its port when it has one: the `domain` of a connection. */
  domain: string
  /** The page to start at, when more than a host was typed. */
  loginUrl: string | undefined
}

const hostPattern =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d+)?$/

/**
 * Reads what a person types to name a site: `shop.example.com`, `localhost:4873`, or the whole
 * address of a login page.
 *
 * @throws {AppError} `invalid_address`
 */
export const parseAddress = (typed: string): Address => {
  const text = typed.trim()
  const hasScheme = /^https?:\/\//i.test(text)
  const address = hasScheme ? text : `https://${text}`
  const otherScheme = !hasScheme && text.includes('://')
  const url = !otherScheme && URL.canParse(address) ? new URL(address) : undefined
  if (!url || !hostPattern.test(url.host) || url.username) {
    throw new AppError(
      400,
      'invalid_address',
      'This is not the address of a site. Write it like shop.example.com or localhost:4873.',
    )
  }
  if (!hasScheme && isLoopback(url.hostname)) url.protocol = 'http:'
  return { domain: url.host, loginUrl: url.pathname + url.search === '/' ? undefined : url.href }
}

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname.startsWith('127.')
