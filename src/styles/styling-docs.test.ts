import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import * as library from '../index.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const docs = read('docs/styling.md')

/** The rows of a table below a heading, cell by cell. */
const tableOf = (heading: string) =>
  (docs.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))

const quoted = (cell: string | undefined) =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word)

it('lists every variable with the value it has', () => {
  const rule = read('src/styles/tokens.css').split('.managed-auth {')[1]?.split('}')[0] ?? ''
  const real = [...rule.matchAll(/(--[\w-]+): (.+);/g)].map(([, name, value]) => [name, value])

  const listed = tableOf('Variables').map(([, name, , value]) => [
    quoted(name)[0],
    quoted(value)[0],
  ])

  expect(real.length).toBeGreaterThan(10)
  expect(listed).toEqual(real)
})

it('reads no variable that is not listed', () => {
  const listed = tableOf('Variables').flatMap(([, name]) => quoted(name))
  const used = ['base', 'form', 'options'].flatMap((file) =>
    [...read(`src/styles/${file}.css`).matchAll(/var\((--managed-auth-[\w-]+)/g)].map(
      ([, name]) => name,
    ),
  )

  expect(used.filter((name) => !listed.includes(name))).toEqual([])
})

it('lists every part, and which ones are slots', () => {
  const look = read('src/components/look/look.tsx')
  const parts = [
    ...(look.split('export type Part =')[1]?.split('export')[0] ?? '').matchAll(/'([\w-]+)'/g),
  ]
  const slots = [
    ...(look.split('export interface Slots {')[1]?.split('\n}')[0] ?? '').matchAll(
      /^ {2}(\w+)\?/gm,
    ),
  ]
  const listed = tableOf('Parts')

  expect(listed.flatMap(([, name]) => quoted(name)).sort()).toEqual(
    parts.map(([, name]) => name).sort(),
  )
  expect(
    listed
      .filter(([, , , slot]) => slot === 'yes')
      .flatMap(([, name]) => quoted(name))
      .sort(),
  ).toEqual(slots.map(([, name]) => name).sort())
})

it('lists every component of the main entry', () => {
  const components = Object.keys(library).filter(
    (name) => /^[A-Z]/.test(name) && name !== 'ClientError',
  )
  const listed = tableOf('Composing it yourself').flatMap(([, names]) => quoted(names))

  expect([...listed, 'ManagedAuthLogin'].sort()).toEqual(components.sort())
})
