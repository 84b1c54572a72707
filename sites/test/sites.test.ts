import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { descriptions } from '../src/descriptions.ts'
import { sites } from '../src/sites.ts'
import { createVisitor } from './visitor.ts'

it('has a site for every description, in the same order', () => {
  expect(sites.map(({ name }) => name)).toEqual(descriptions.map(({ name }) => name))
  expect(sites.length).toBeGreaterThanOrEqual(30)
})

it('gives every site a name and a title of its own', () => {
  expect(new Set(sites.map(({ name }) => name)).size).toBe(sites.length)
  expect(new Set(sites.map(({ title }) => title)).size).toBe(sites.length)
})

it('names every site in the README, with what it shows', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

  for (const { name, shows } of descriptions) expect(readme).toContain(`| \`${name}\` | ${shows}`)
})

describe.each(sites)('$name', ({ name, account, home, way, refusal, ends }) => {
  it('shows nothing of the account to visitors', async () => {
    const site = createVisitor({ slowMs: 0 })(name)

    const pages = [await site.open('/'), await site.open(home)]

    for (const { text } of pages) expect(text).not.toContain(account.fullName)
  })

  it('is described with a whole way in, or with what stops it', () => {
    expect(ends !== undefined || way.length > 0).toBe(true)
    expect(refusal === undefined || refusal.at < way.length).toBe(true)
  })
})
