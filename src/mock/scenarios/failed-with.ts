import type { FlowErrorCode } from '#protocol'
import { failed } from './pages.ts'
import { defineScenario } from './scenario.ts'

/**
 * A login that fails while the site is looked at.
 *
 * @param code - One of the wire's `flowErrorCodes`, or a word only a newer server knows.
 * @param message - The server's own sentence.
 */
export const failedWith = (code: FlowErrorCode | (string & {}), message?: string) =>
  defineScenario({
    title: `Failed: ${code}`,
    start: 'end',
    pages: { end: failed(code, { message }) },
  })
