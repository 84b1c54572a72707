import type { ConnectableSite } from '../server/api-types.ts'

export interface SiteGroup {
  heading: string
  sites: ConnectableSite[]
}

/** The demo sites are listed the commonest first; so many are what most people came to see. */
const commonest = 8

/** What the demo sites call a family, in words for who reads this page. */
const headings: Record<string, string> = {
  entrances: 'Logins that have to be found first',
  forms: 'Unusual login forms',
  steps: 'Questions between the pages',
  codes: 'One-time codes',
  elsewhere: 'Another app or device takes part',
  languages: 'Other languages',
  trouble: 'Slow, flaky or confusing sites',
  walls: 'Sites that let nobody in',
}

/** The commonest sites first, then every family under its heading; addresses somebody typed last. */
export function groupSites(sites: ConnectableSite[]): SiteGroup[] {
  const demo = sites.filter(({ family }) => family !== undefined)
  const common = demo.slice(0, commonest)
  const groups = new Map<string, ConnectableSite[]>([['The most common logins', common]])
  for (const site of sites) {
    if (common.includes(site)) continue
    const heading = headingOf(site)
    groups.set(heading, [...(groups.get(heading) ?? []), site])
  }
  return [...groups]
    .map(([heading, members]) => ({ heading, sites: members }))
    .filter((group) => group.sites.length > 0)
}

const headingOf = ({ family }: ConnectableSite): string =>
  family === undefined ? 'Addresses of your own' : (headings[family] ?? 'More sites')

/** The sites with every word of `query` in their name, their title or what they show. */
export function filterSites(sites: ConnectableSite[], query: string): ConnectableSite[] {
  const words = plain(query).split(/\s+/)
  return sites.filter(({ key, title, shows = '' }) => {
    const text = plain([key, title, shows].join('\n'))
    return words.every((word) => text.includes(word))
  })
}

/** Nobody types accents or capitals into a filter. */
const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
