import type { ManagedAuth, StateEvent } from '#protocol'
import { pauseKeys } from './wire-checks.ts'

const nothingNow = Object.fromEntries(pauseKeys.map((key) => [key, undefined]))

/** The record after an event. An event is a whole snapshot: what it leaves out is gone (4.9). */
export const applyEvent = (
  { status, ...record }: ManagedAuth,
  { event, timestamp, ...state }: StateEvent,
): ManagedAuth => ({
  ...record,
  ...nothingNow,
  ...state,
  // Not in events. A login succeeds only once its profile is saved (13.1).
  status: state.flow_status === 'SUCCESS' ? 'AUTHENTICATED' : status,
})
