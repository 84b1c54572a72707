import type { PauseStep, StepField } from '../step.ts'

// The wire does not say which value the site refused. Its words often do: they repeat the label,
// or one of its longer words, in whatever language. Short ones ("your", "ihr") mean nothing.
const longWord = /\p{L}{5,}/gu

/** For labels that say nothing, or the same in other words. */
const words: Partial<Record<StepField['type'], RegExp>> = {
  identifier: /user ?name|e-?mail|account|phone|user id/i,
  password: /pass(word|phrase)/i,
  code: /code|one.time|otp/i,
  'totp-code': /code|one.time|otp/i,
}

/**
 * The field that the site's words are about: the only one there is, or the only one they name, by
 * its label or by a usual word. `undefined` when they are about several, or none. Beside an
 * external action even a single field must be named, and by more than a word of its label: the
 * action is done on the same phone the code stands on.
 */
export function problemField({ kind, fields, problem }: PauseStep): StepField | undefined {
  if (problem === undefined) return undefined
  const said = problem.toLowerCase()
  const isForm = kind === 'input'
  const named = fields.filter(({ label, type }) => {
    const name = label?.toLowerCase()
    const names = name ? [name, ...((isForm && name.match(longWord)) || [])] : []
    return names.some((word) => said.includes(word)) || words[type]?.test(problem)
  })
  const about = named.length > 0 || !isForm ? named : fields
  return about.length === 1 ? about[0] : undefined
}
