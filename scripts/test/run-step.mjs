import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../setup/processes.mjs'
import { root } from '../setup/root.mjs'
import { countCases } from './count-cases.mjs'

/** A step that hangs must not hang the whole run. */
const limitMs = 15 * 60_000

/**
 * @typedef {object} StepResult
 * @property {string} name
 * @property {boolean} ok
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} seconds
 * @property {string} output
 */

/**
 * @param {import('./steps.mjs').Step} step
 * @param {{ env: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} options
 * @returns {Promise<StepResult>}
 */
export const runStep = async ({ name, args, counts = false }, { env, onOutput }) => {
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'managed-auth-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const { ok, output } = await run(process.execPath, counts ? [...args, ...reporters] : args, {
      cwd: root,
      env,
      limitMs,
      ...(onOutput && { onOutput }),
    })
    const cases = counts
      ? countCases(report, ok)
      : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
    // A run that found nothing to test proves nothing.
    const good = ok && cases.failed === 0 && cases.passed > 0
    const seconds = (performance.now() - started) / 1000
    return { name, ok: good, ...cases, seconds, output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
