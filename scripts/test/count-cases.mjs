import { readFileSync } from 'node:fs'

/**
 * Counts test cases in Vitest's JSON report. What failed outside any case (a file that does not
 * load, a stray rejection, a crash that left no report) counts as one failed case, so that a failed
 * run never shows "0 failed".
 *
 * @param {string} report Path of the report.
 * @param {boolean} ok Whether Vitest said all is well.
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export const countCases = (report, ok) => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    read(report)
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length
  const failed = numFailedTests + brokenFiles
  return {
    passed: numPassedTests,
    failed: ok ? failed : Math.max(1, failed),
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * @param {string} path
 * @returns {Report}
 */
const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    }
  }
}
