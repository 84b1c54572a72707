import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']

describe('the documents', () => {
  it('list every variable the backend reads, and no other', () => {
    const named = (text: string) =>
      new Set(text.match(/\b(MANAGED_AUTH_[A-Z_]+|DATABASE_URL|CHROMIUM_PATH|PORT|HOST)\b/g))
    const table = read('README.md').split('## Configuration')[1]?.split('\n## ')[0] ?? ''

    expect([...named(table)].sort()).toEqual([...named(read('backend/src/config.ts'))].sort())
  })

  it.each(documents)('name only npm scripts that exist: %s', (document) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...read(document).matchAll(/npm run ([a-z:-]+)(?! *--workspace)/g)].map(
      ([, name = '']) => name,
    )

    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it.each(documents)('link only to files that exist: %s', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, file = '']) => file,
    )

    expect(links.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
  })
})
