import type { Flow } from './records.ts'

const minute = 60_000

/** A flow's whole life. */
export const flowLifeMs = 20 * minute
/** How long one pause waits for a person. */
export const pauseLifeMs = 10 * minute
/** How long a handoff code may lie before it is used. */
export const handoffLifeMs = 10 * minute
/** So long after its flow a session token still reads how it ended. */
export const tokenGraceMs = minute
/** Starts of one connection a minute; the official SDK alone may send one login three times. */
export const startsPerMinute = 5

export const after = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms)

/** When a running flow ends by itself: its own end, or that of the pause it is in. */
export const deadlineOf = ({ expiresAt, pauseExpiresAt }: Flow): Date =>
  pauseExpiresAt && pauseExpiresAt < expiresAt ? pauseExpiresAt : expiresAt

/** The flow as it is now: one past its deadline is over, whether or not that is written yet. */
export const atTime = (flow: Flow, now: Date): Flow =>
  flow.status === 'IN_PROGRESS' && deadlineOf(flow) <= now
    ? { ...flow, status: 'EXPIRED', step: 'COMPLETED', interaction: null, pauseExpiresAt: null }
    : flow
