import { browserIdOf } from '../recordings/session-of-flow.ts'
import type { Flow } from '../records.ts'

/** Where a flow's browser can be watched; nothing while it has none. */
export type LiveViewUrlOf = (flow: Flow) => string | undefined

/** @param urlOf - The address of a browser, by the origin of the process that has it. */
export const createLiveViewUrlOf =
  (urlOf: (origin: string, sessionId: string) => string): LiveViewUrlOf =>
  ({ id, status, liveViewOrigin }) =>
    status === 'IN_PROGRESS' && liveViewOrigin !== null
      ? urlOf(liveViewOrigin, browserIdOf(id))
      : undefined
