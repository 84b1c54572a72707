import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const here = import.meta.dirname

/** Every line, comments and blank ones included. */
const linesOf = (file: string) =>
  readFileSync(path.join(here, file), 'utf8').trimEnd().split('\n').length

it('is thin: what plays the scenarios stays under 600 lines', () => {
  const files = readdirSync(here).filter((file) => /(?<!\.test)\.ts$/.test(file))
  const engine = files.filter((file) => file !== 'scenarios.ts')

  expect(engine).toContain('server.ts')
  expect(engine.reduce((sum, file) => sum + linesOf(file), 0)).toBeLessThan(600)
})
