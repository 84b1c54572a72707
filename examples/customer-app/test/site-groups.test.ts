import { descriptions } from '@managed-auth/sites/descriptions'
import { expect, it } from 'vitest'
import type { ConnectableSite } from '../server/api-types.ts'
import { filterSites, groupSites } from '../web/site-groups.ts'

const demo = descriptions.map(
  ({ name, title, family, shows }): ConnectableSite => ({
    key: name,
    title,
    family,
    shows,
    domain: `${name}.localhost`,
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

it('has words for every family there is', () => {
  const headings = groupSites(demo).map(({ heading }) => heading)

  expect(headings).toHaveLength(new Set(demo.map(({ family }) => family)).size + 1)
  expect(headings).not.toContain('More sites')
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
