import { pauseLifeMs } from '../flow-clock.ts'
import { interpret } from '../interpret/interpret.ts'
import type { LoginPage } from '../login-page.ts'
import type { ExternalSighting } from '../sighting.ts'

/**
 * Waits until a page that wants something outside of the browser asks for something else, tells
 * something else, or is gone; at most as long as a pause.
 */
export async function waitUntilPassed(
  page: LoginPage,
  from: ExternalSighting,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    if (!(await page.changes(pauseLifeMs, signal))) continue
    if (signal.aborted) return
    const now = interpret(await page.observe())
    if (now.kind !== 'external' || said(now) !== said(from)) return
  }
}

const said = ({ message, fields, choices, problem }: ExternalSighting): string =>
  JSON.stringify([
    message,
    problem,
    fields.map(({ ref }) => ref),
    choices.map(({ label }) => label),
  ])
