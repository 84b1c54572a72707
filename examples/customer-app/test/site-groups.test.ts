import { expect, it } from 'vitest'
import type { ConnectableSite } from '../server/api-types.ts'
import { filterSites, groupSites } from '../web/site-groups.ts'

const families = ['entrances', 'steps', 'codes']
const demo = Array.from(
  { length: 12 },
  (_, at): ConnectableSite => ({
    key: `site-${at}`,
    title: `Site ${at}`,
    family: families[at % families.length],
    shows: 'One page.',
    domain: `site-${at}.localhost`,
    state: 'not-connected',
  }),
)
const typed: ConnectableSite = {
  key: 'shop.example.com',
  title: 'shop.example.com',
  domain: 'shop.example.com',
  state: 'connected',
}
const keys = (sites: ConnectableSite[]) => sites.map(({ key }) => key)

it('keeps the first eight first, and puts every site under one heading', () => {
  const groups = groupSites([typed, ...demo])

  expect(keys(groups[0]?.sites ?? [])).toEqual(keys(demo.slice(0, 8)))
  expect(groups.flatMap(({ sites }) => keys(sites)).sort()).toEqual(keys([typed, ...demo]).sort())
})

it('puts a heading over each family', () => {
  const headings = groupSites(demo).map(({ heading }) => heading)

  expect(headings).toEqual([
    'The most common logins',
    'One-time codes',
    'Logins that have to be found first',
    'Questions between the pages',
  ])
})

it('keeps families nobody named yet, and typed addresses, apart', () => {
  const late = { ...typed, key: 'late', family: 'of-tomorrow' }
  const groups = groupSites([...demo, late, typed])

  expect(groups.slice(-2)).toEqual([
    { heading: 'More sites', sites: [late] },
    { heading: 'Addresses of your own', sites: [typed] },
  ])
})

it('finds by name, title and what is shown, in any case and without accents', () => {
  const named: ConnectableSite = { ...typed, key: 'cafe', title: 'Café Nord', shows: 'Two pages.' }
  const find = (query: string) => keys(filterSites([typed, named], query))

  expect(find('CAFE')).toEqual(['cafe'])
  expect(find('nord  two')).toEqual(['cafe'])
  expect(find('example.com')).toEqual(['shop.example.com'])
  expect(find('nord three')).toEqual([])
  expect(find(' ')).toEqual(['shop.example.com', 'cafe'])
})
