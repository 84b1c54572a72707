import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  canReauthReasonSchema,
  createConnectionSchema,
  loginRequestSchema,
  updateConnectionSchema,
} from '@managed-auth/protocol'
import { expect, it } from 'vitest'
import { hasTest } from './has-test.ts'

// docs/options.md tells of every option there is, and of no other.

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/options.md'), 'utf8')

/** The rows of a section: an option, when it is felt, and how many tests it names. */
const rowsOf = (title: string) => {
  const section = page.split(/^## /m).find((text) => text.startsWith(title)) ?? ''
  return [...section.matchAll(/^\| `([a-z_]+)` \| (.+) \|$/gm)].map(
    ([, option = '', rest = '']) => {
      const [, , felt = '', tests = ''] = rest.split(' | ')
      return { option, felt, tests: tests.split(' <br> ') }
    },
  )
}
const ofConnections = rowsOf('Of a connection')
const ofLogins = rowsOf('Of one login')
const namesOf = (rows: { option: string }[]) => rows.map(({ option }) => option).sort()
const test = /`([^`]+\.test\.ts)`: \*([^*]+)\*/g
const named = [...page.matchAll(test)].map(([, file = '', name = '']) => ({
  file,
  name: name.replace(/\s+/g, ' '),
}))

it('tells of every option of create, update and login', () => {
  expect(namesOf(ofConnections)).toEqual(Object.keys(createConnectionSchema.shape).sort())
  const changing = ofConnections.filter(({ felt }) => felt !== 'never')
  expect(namesOf(changing)).toEqual(Object.keys(updateConnectionSchema.shape).sort())
  expect(namesOf(ofLogins)).toEqual(Object.keys(loginRequestSchema.shape).sort())
})

it('tells when each reason is given', () => {
  for (const reason of canReauthReasonSchema.options) expect(page).toContain(`\`${reason}\``)
})

it.each([...ofConnections, ...ofLogins])('names a test for $option', ({ tests }) => {
  for (const one of tests) expect(one).toMatch(new RegExp(`^${test.source}$`))
})

it.each(named)('names a test there is: $name', ({ file, name }) => {
  expect(hasTest(readFileSync(path.join(root, file), 'utf8'), name), file).toBe(true)
})
