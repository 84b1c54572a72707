import { readFileSync } from 'node:fs'
import path from 'node:path'

const page = path.resolve(import.meta.dirname, '../../docs/options.md')

export interface OptionRow {
  option: string
  /** What it is where nobody says: JSON, `none` or `required`. */
  standard: string
  tests: { file: string; name: string }[]
}

/** The tables of docs/options.md, by the call whose body they describe; options in alphabetical order. */
export function readOptions(): Record<'create' | 'update' | 'login', OptionRow[]> {
  const sections = readFileSync(page, 'utf8').split(/^## /m)
  const rowsOf = (title: string): (OptionRow & { changes: boolean })[] => {
    const section = sections.find((text) => text.startsWith(title)) ?? ''
    const rows = [...section.matchAll(/^\| `([a-z_]+)` \|(.*)\|$/gm)]
    return rows
      .map(([, option = '', rest = '']) => {
        const cells = rest.split(' | ').map((cell) => cell.trim())
        const tests = [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`: \*([^*]+)\*/g)]
        return {
          option,
          standard: (cells[1] ?? '').replaceAll('`', ''),
          changes: cells[2] !== 'never',
          tests: tests.map(([, file = '', name = '']) => ({ file, name })),
        }
      })
      .sort((left, right) => left.option.localeCompare(right.option))
  }
  const ofConnections = rowsOf('Of a connection')
  return {
    create: ofConnections,
    update: ofConnections.filter(({ changes }) => changes),
    login: rowsOf('Of one login'),
  }
}
