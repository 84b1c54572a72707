import type { Control, Snapshot } from '../snapshot.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'
import { knownProviders } from './sso-providers.ts'

/** A provider's name beside one of these is something else: a button to share, to pay, to follow. */
const otherBusiness =
  /(?<![a-z])(?:share|sharer|follow|like|tweet|post|pay|checkout|buy|store|download|app ?store|play ?store|intent|review|privacy|policy|terms|help|support|watch|pixel|maps?|calendar|photos?|newsletter|disconnect|unlink|link|(?:with|find|visit|join) us(?: on)?|teilen|folgen|partager|suivre|compartir|seguir|condividi|segui)(?![a-z])/

/** The same in the site's code, where every anchor is a link and every form can be linked. */
const otherMarks =
  /(?<![a-z])(?:share|sharer|sharing|follow|tweet|pay|checkout|app ?store|play ?store|download|disconnect|unlink|intent|privacy|policy|policies|terms|support|newsletter|bookmarks?|social (?:media|tracking|network\w*|follow))(?![a-z])/

const authPath =
  /\/(?:oauth2?|o\/oauth2|dialog\/oauth|authorize|auth|saml2?|adfs|openid)(?:[/?.]|$)/

/**
 * Whether a control may be a way in through a provider: nothing speaks for another business.
 *
 * @param own - The host of the page, see `hostOf`.
 */
export function mayBeSso(control: Control, own: string): boolean {
  const { kind, disabled, label, href, className, id } = control
  if (disabled || !(kind === 'button' || kind === 'link') || leadsToProfile(href, own)) return false
  if (plain(label).split(' ').length > 8) return false
  const address =
    URL.canParse(href) && !leadsToSignIn(href) ? new URL(href).pathname.replace(/[-_/.]/g, ' ') : ''
  // PayPal's name is two words in code, one of which sells something.
  const inWords = (texts: string[]) =>
    texts.map((text) => plain(wordsOfName(text)).replaceAll('pay pal', 'paypal')).join(' ')
  return (
    !otherBusiness.test(inWords([label])) && !otherMarks.test(inWords([address, className, id]))
  )
}

/** Pages on a provider's own hosts, other than its sign-in, are the site's profile there. */
function leadsToProfile(href: string, own: string): boolean {
  if (!URL.canParse(href) || leadsToSignIn(href)) return false
  const { hostname } = new URL(href)
  if (own !== '' && siteOf(hostname) === siteOf(own)) return false
  const names = hostname.split('.')
  return knownProviders.some(
    ({ host, key }) => host?.test(hostname) || names.slice(-3).includes(key),
  )
}

const siteOf = (hostname: string) => hostname.split('.').slice(-2).join('.')

/** Whether an address is one of the OAuth, OpenID Connect or SAML kind. */
export function leadsToSignIn(href: string): boolean {
  const { pathname, searchParams } = new URL(href)
  return authPath.test(pathname) || searchParams.has('client_id') || searchParams.has('app_id')
}

/** "Sign in with Amazon" on Amazon is the site's own login. */
export const isOwnBrand = (provider: string, own: string): boolean =>
  own.split('.').includes(provider)

/** Of a saved page, which has no host any more, the one that most of its links lead to. */
export function hostOf({ url, controls }: Snapshot): string {
  const own = URL.canParse(url) ? new URL(url) : undefined
  if (own?.protocol !== 'file:') return own?.hostname ?? ''
  const counts = new Map<string, number>()
  for (const { href } of controls) {
    const host = /^https?:/i.test(href) && URL.canParse(href) ? new URL(href).hostname : ''
    if (host) counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most && most[1] >= 3 && most[1] * 2 > total ? most[0] : ''
}

export const isSignOut = (label: string) => label.length <= 60 && speaksOf('signOut', label)
