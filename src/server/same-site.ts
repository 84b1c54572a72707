import { refuse } from './refusal.ts'

const safe = ['GET', 'HEAD']

/**
 * Refuses what a page of another origin sends with the caller's cookies.
 *
 * Browsers say in `Sec-Fetch-Site` where a request comes from, and no script can change it; those
 * too old for that send `Origin` with everything that changes something.
 *
 * @param origins - Where the app's pages live, when the server does not see it in the address.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function assertSameOrigin(request: Request, origins: readonly string[] | undefined): void {
  const site = request.headers.get('Sec-Fetch-Site')
  const origin = request.headers.get('Origin')
  const known = origins ?? [new URL(request.url).origin]
  const own =
    site === null
      ? origin === null
        ? safe.includes(request.method)
        : known.includes(origin)
      : site === 'same-origin'
  if (!own) throw refuse('forbidden', 'Only pages of this app may ask for this.')
}
