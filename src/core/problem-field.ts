import type { PauseStep, StepField } from './step.ts'

/** The wire does not say which value the site refused; its words often do. */
const words: Partial<Record<StepField['type'], RegExp>> = {
  identifier: /user ?name|e-?mail|account|phone|user id/i,
  password: /pass(word|phrase)/i,
  code: /code|one.time|otp/i,
  'totp-code': /code|one.time|otp/i,
}

/**
 * The field that the site's words are about: the only one there is, or the only one they name, by
 * its label or by a usual word. `undefined` when they are about several, or none. Beside an
 * external action even a single field must be named: the words may be about the action.
 */
export function problemField({ kind, fields, problem }: PauseStep): StepField | undefined {
  if (problem === undefined) return undefined
  const text = problem.toLowerCase()
  const named = fields.filter(
    ({ label, type }) =>
      (label && text.includes(label.toLowerCase())) || words[type]?.test(problem),
  )
  const about = named.length > 0 || kind !== 'input' ? named : fields
  return about.length === 1 ? about[0] : undefined
}
