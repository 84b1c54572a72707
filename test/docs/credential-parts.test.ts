import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

const quoted = (text: string) => [...text.matchAll(/`([\w-]+)`/g)].map(([, word]) => word)

/** The rows of the table of parts: its names, and whether they can be replaced. */
const rows = (read('docs/credentials-ui.md').split('\n## Parts\n')[1] ?? '')
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|'))
  .map(([, names = '', , slot = '']) => ({ names: quoted(names), slot: slot.trim() === 'yes' }))

it('lists every part of the credential components, and which ones are slots', () => {
  const look = read('src/credentials/components/look.tsx')
  const union = look.split('export type CredentialPart =')[1]?.split('export')[0] ?? ''
  const parts = [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name)
  const slots = look.split('export interface CredentialSlots {')[1]?.split('\n}')[0] ?? ''
  const replaceable = [...slots.matchAll(/^ {2}(\w+)\?/gm)].map(([, name]) => name)

  expect(parts.length).toBeGreaterThan(20)
  expect(rows?.flatMap(({ names }) => names).sort()).toEqual(parts.sort())
  expect(rows?.flatMap(({ names, slot }) => (slot ? names : [])).sort()).toEqual(replaceable.sort())
})

it('draws no part that is not listed', () => {
  const css = read('src/styles/credentials.css')
  const styled = [...css.matchAll(/data-part="([\w-]+)"/g)].map(([, name]) => name)
  const listed = rows?.flatMap(({ names }) => names) ?? []

  expect(styled.length).toBeGreaterThan(20)
  expect(styled.filter((name) => !listed.includes(name))).toEqual([])
})
