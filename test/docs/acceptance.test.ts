import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasTest } from './has-test.ts'

const root = path.resolve(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/acceptance.md'), 'utf8')

const rows = [...page.matchAll(/^\| (\d+) \| (.+?) \| (.+) \|$/gm)].map(([, number, , proof]) => ({
  number: Number(number),
  tests: [...(proof ?? '').matchAll(/`([^`]+)`: \*([^*]+)\*/g)].map(([, file, name]) => ({
    file: file ?? '',
    name: name ?? '',
  })),
  proof: proof ?? '',
}))
const named = rows.flatMap(({ number, tests }) => tests.map((test) => ({ number, ...test })))

describe('the acceptance list', () => {
  it('has 24 promises, each with its proof', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1))
    for (const { tests, proof } of rows) {
      expect(tests.length, proof).toBe(proof.split(' <br> ').length)
    }
  })

  it.each(named)('$number names a test there is: $name', ({ file, name }) => {
    const source = readFileSync(path.join(root, file), 'utf8')

    expect(hasTest(source, name), `${file} has no test "${name}"`).toBe(true)
  })

  it('would notice a test that is gone or skipped', () => {
    const source = `import x\n\nit('stays', () => {})\nit.skip('sleeps', () => {})\n`

    expect(hasTest(source, 'stays')).toBe(true)
    expect(hasTest(source, 'sleeps')).toBe(false)
    expect(hasTest(source, 'is gone')).toBe(false)
  })
})
