import { isIP } from 'node:net'
import { FlowError } from './errors.ts'
import { isPublicSuffix } from './public-suffix.ts'

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** Whether plain http may be used: only where no network is in between. */
export const isLocalHost = (hostname: string): boolean => {
  const host = bare(hostname)
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    (isIP(host) === 4 && host.startsWith('127.'))
  )
}

/** Without brackets of an IPv6 address and without a trailing dot. */
const bare = (hostname: string): string => hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '')

/**
 * The host a connection is for, with a port when it is not the usual one. Scheme and path of a
 * pasted address are dropped.
 * @throws {FlowError} `invalid_input`
 */
export function normaliseDomain(input: string): string {
  const text = input.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined
  const host = url ? bare(url.hostname) : ''
  const isHost =
    isIP(host) !== 0 || (host.length <= 253 && host.split('.').every((p) => label.test(p)))
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !isHost || !isWeb || url.username || url.password) {
    throw new FlowError(
      'invalid_input',
      'domain must be a host name such as "example.com", with a port if it needs one.',
    )
  }
  return url.host.replace(/\.(?=:|$)/, '')
}

/** Where a login begins when no `login_url` is set. */
export const homePageOf = (domain: string): string => {
  const { hostname } = new URL(`http://${domain}`)
  return `${isLocalHost(hostname) ? 'http' : 'https'}://${domain}/`
}

/**
 * A login page's address, checked: https, or http on this machine.
 * @throws {FlowError} `invalid_input`
 */
export function checkLoginUrl(input: string): string {
  const url = URL.canParse(input) ? new URL(input) : undefined
  const secure =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocalHost(url.hostname))
  if (!url || !secure || url.username || url.password) {
    throw new FlowError(
      'invalid_input',
      'login_url must be an https address without a user name; http is accepted for localhost only.',
    )
  }
  return url.href
}

/** `example.com` or `*.example.com`. @throws {FlowError} `invalid_input` */
export function checkAllowedDomain(input: string): string {
  const text = input.trim().toLowerCase()
  const host = text.startsWith('*.') ? text.slice(2) : text
  if (!host.split('.').every((part) => label.test(part))) {
    throw new FlowError(
      'invalid_input',
      'allowed_domains holds host names such as "login.example.com" or "*.example.com", without scheme, path or port.',
    )
  }
  if (text !== host && isPublicSuffix(host)) {
    throw new FlowError(
      'invalid_input',
      `allowed_domains cannot hold "${text}": anybody can have a name below ${host}. Name the hosts one by one.`,
    )
  }
  return text
}
