import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countCases } from '../../scripts/test/count-cases.mjs'
import { summaryOf } from '../../scripts/test/summary.mjs'

describe('the sum of npm test', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'managed-auth-count-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const report = (counts: object, testResults: object[] = []) => {
    const file = path.join(folder, 'report.json')
    const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
    writeFileSync(file, JSON.stringify({ ...none, ...counts, testResults }))
    return file
  }

  it('counts cases as Vitest reports them', () => {
    const file = report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 })

    expect(countCases(file, false)).toEqual({ passed: 5, failed: 2, skipped: 1 })
  })

  it('counts a file that did not load as one failed case', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const file = report({ numPassedTests: 5 }, [broken])

    expect(countCases(file, false)).toEqual({ passed: 5, failed: 1, skipped: 0 })
  })

  it('never shows a failed run without a failure', () => {
    expect(countCases(report({ numPassedTests: 5 }), false).failed).toBe(1)
    expect(countCases(path.join(folder, 'missing.json'), false).failed).toBe(1)
  })

  it('stands alone on the last line', () => {
    const step = { name: 'unit', ok: true, skipped: 0, seconds: 1, output: '' }

    const summary = summaryOf([
      { ...step, passed: 3, failed: 0 },
      { ...step, name: 'system', ok: false, passed: 4, failed: 2 },
    ])

    expect(summary.split('\n').at(-1)).toBe('7 passed, 2 failed')
  })
})
