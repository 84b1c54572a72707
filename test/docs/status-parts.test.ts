import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const quoted = (text: string) => [...text.matchAll(/`([\w-]+)`/g)].map(([, word]) => word)

/** The rows of the table of parts: its names, and whether they can be replaced. */
const rows = (read('docs/status.md').split('\n## Parts\n')[1] ?? '')
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|'))
  .map(([, names = '', , slot = '']) => ({
    names: quoted(names),
    // All of the row, or the one that is named.
    slots: slot.trim() === 'yes' ? quoted(names) : quoted(slot),
  }))

it('lists every part of status and timeline, and which ones are slots', () => {
  const look = read('src/status/components/look.tsx')
  const union = look.split('export type StatusPart =')[1]?.split('export')[0] ?? ''
  const parts = [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name)
  const slots = look.split('export interface StatusSlots {')[1]?.split('\n}')[0] ?? ''
  const replaceable = [...slots.matchAll(/^ {2}(\w+)\?/gm)].map(([, name]) => name)

  expect(parts.length).toBeGreaterThan(20)
  expect(rows?.flatMap(({ names }) => names).sort()).toEqual(parts.sort())
  expect(rows?.flatMap((row) => row.slots).sort()).toEqual(replaceable.sort())
})

it('styles no part that is not listed', () => {
  const css = read('src/styles/status.css')
  const styled = [...css.matchAll(/data-part="([\w-]+)"/g)].map(([, name]) => name)
  const listed = rows?.flatMap(({ names }) => names) ?? []

  expect(styled.length).toBeGreaterThan(15)
  expect(styled.filter((name) => !listed.includes(name))).toEqual([])
})
