/** Where the server allows this page to send the person afterwards. */
export interface ReturnAddresses {
  success_url?: string | undefined
  error_url?: string | undefined
}

/** How the login ended. */
export type Outcome =
  | { kind: 'success'; profileName: string; domain: string }
  | { kind: 'error'; message: string; code: string | undefined }

/**
 * Reads the addresses the server put into the page. It checked them against its allow-list; the
 * ones in the query were written by whoever made the link, so they are never looked at.
 */
export const readReturnAddresses = (content: string | null | undefined): ReturnAddresses => {
  if (!content) return {}
  const { success_url, error_url } = JSON.parse(content) as Record<string, unknown>
  return { success_url: addressIn(success_url), error_url: addressIn(error_url) }
}

/**
 * The address to go on to, with the outcome added to whatever query it has. Wire protocol 13.13.
 *
 * @returns Nothing when the server named no address for this outcome.
 */
export const returnAddress = (addresses: ReturnAddresses, outcome: Outcome): string | undefined => {
  const success = outcome.kind === 'success'
  const given = success ? addresses.success_url : addresses.error_url
  if (given === undefined) return undefined
  const address = new URL(given)
  if (success) {
    address.searchParams.set('profile_name', outcome.profileName)
    address.searchParams.set('domain', outcome.domain)
  } else {
    address.searchParams.set('message', outcome.message)
    if (outcome.code) address.searchParams.set('code', outcome.code)
  }
  return address.href
}

const addressIn = (value: unknown): string | undefined =>
  typeof value === 'string' && URL.canParse(value) ? value : undefined
