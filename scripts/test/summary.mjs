/** @param {import('./run-step.mjs').StepResult} result */
export const lineOf = ({ name, ok, passed, failed, skipped, seconds }) =>
  [
    ok ? 'ok    ' : 'FAILED',
    name.padEnd(8),
    `${seconds.toFixed(1)} s`.padStart(8),
    `${passed} passed`.padStart(12),
    `${failed} failed`.padStart(10),
    skipped > 0 ? `${skipped} skipped` : '',
  ]
    .join('  ')
    .trimEnd()

/**
 * A table of all steps; its last line is the sum, alone, for whoever reads by machine.
 *
 * @param {import('./run-step.mjs').StepResult[]} results
 */
export const summaryOf = (results) => {
  /** @param {(result: import('./run-step.mjs').StepResult) => number} pick */
  const sum = (pick) => results.reduce((total, result) => total + pick(result), 0)
  const lines = [
    '',
    'Summary',
    ...results.map(lineOf),
    `${(sum(({ seconds }) => seconds) / 60).toFixed(1)} minutes`,
    `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`,
  ]
  return lines.join('\n')
}
