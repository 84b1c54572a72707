import type { ExecuteScript, ScriptOutcome } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import type { BrowserSession, ScriptRunner } from './ports.ts'

/** Each is a process of some hundred megabytes. */
const mostAtOnce = 8
const defaultSeconds = 60

export interface ScriptServiceDeps {
  /** @throws {FlowError} `not_found` */
  findSession: (projectId: string, idOrName: string) => Promise<BrowserSession>
  /** Where a browser is entered, for this process. */
  cdpUrlOf: (session: BrowserSession) => string
  /** Absent: scripts are switched off. */
  runner: ScriptRunner | undefined
}

/** Runs scripts of callers against their browsers. @see wire protocol 9.4 */
export type ScriptService = ReturnType<typeof createScriptService>

export function createScriptService({ findSession, cdpUrlOf, runner }: ScriptServiceDeps) {
  let running = 0
  return {
    /**
     * A script that throws, or is ended, is an outcome and no error.
     * @param signal - Ends the script: its caller has left.
     * @throws {FlowError} `not_found`, `rate_limited`, `forbidden`
     */
    async execute(
      projectId: string,
      idOrName: string,
      { code, timeout_sec: seconds = defaultSeconds }: ExecuteScript,
      signal: AbortSignal,
    ): Promise<ScriptOutcome> {
      const session = await findSession(projectId, idOrName)
      if (!runner) {
        throw new FlowError(
          'forbidden',
          'This server runs no scripts (MANAGED_AUTH_SCRIPTS=off). Connect to cdp_ws_url with Playwright.',
        )
      }
      if (!(await runner.isAvailable())) {
        throw new FlowError(
          'forbidden',
          'This server cannot keep scripts apart: its system allows no namespaces. Connect to cdp_ws_url with Playwright, or see MANAGED_AUTH_SCRIPTS.',
        )
      }
      if (running >= mostAtOnce) {
        throw new FlowError(
          'rate_limited',
          `At most ${mostAtOnce} scripts run at once. Send this one again when another has ended.`,
        )
      }
      running += 1
      try {
        return await runner.run({
          cdpUrl: cdpUrlOf(session),
          code,
          limitMs: seconds * 1000,
          signal,
        })
      } finally {
        running -= 1
      }
    },
  }
}
