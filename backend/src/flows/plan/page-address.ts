/** Numbers, long hexadecimal and mixed runs: ids of people, sessions and attempts. */
const varying = /^\d+$|\d{4,}|^[0-9a-f]{8,}$|^[0-9a-f]{8}-|^(?=.*\d)[\w-]{16,}$|^.{41,}$/i

export interface PageAddress {
  /** Host with port. */
  host: string
  /** Path whose varying segments are `*`. */
  path: string
}

/**
 * What stays of a page's address from login to login. Query and fragment carry tokens.
 *
 * @param holdsValue - A segment in which something typed is found varies as well.
 */
export function addressOfPage(url: string, holdsValue: (text: string) => boolean): PageAddress {
  const { host, pathname } = new URL(url)
  const path = pathname
    .split('/')
    .map((segment) => (varying.test(segment) || holdsValue(segment) ? '*' : segment))
    .join('/')
  return { host, path }
}

/** Whether `url` is a page of this address. */
export function isAddress({ host, path }: PageAddress, url: string): boolean {
  const page = URL.canParse(url) ? new URL(url) : undefined
  if (page?.host !== host) return false
  const expected = path.split('/')
  const segments = page.pathname.split('/')
  return (
    segments.length === expected.length &&
    segments.every((segment, at) => expected[at] === '*' || expected[at] === segment)
  )
}
