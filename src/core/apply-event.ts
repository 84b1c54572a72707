import type { ManagedAuth, StateEvent } from '#protocol'
import { pauseKeys } from './wire-checks.ts'

/** The record after an event. An event is a whole snapshot: what it leaves out is gone (4.9). */
export const applyEvent = (
  record: ManagedAuth,
  { event, timestamp, ...state }: StateEvent,
): ManagedAuth => ({
  ...record,
  ...Object.fromEntries(pauseKeys.map((key) => [key, undefined])),
  ...state,
  // Not in events. A login succeeds only once its profile is saved (13.1).
  status: state.flow_status === 'SUCCESS' ? 'AUTHENTICATED' : record.status,
})

/** The flow is over; nothing more will come of it. A status we do not know counts as running. */
export const hasEnded = ({ flow_status }: ManagedAuth): boolean =>
  /^(SUCCESS|FAILED|EXPIRED|CANCELED)$/.test(flow_status ?? '')
