import type { ConnectionStatus, FlowErrorCode } from '@managed-auth/protocol'
import type { RunSql } from '../jobs.ts'
import type { Flow } from '../records.ts'
import type { Failure } from '../run/failure.ts'
import type { Probe } from './probe.ts'

/** How a check came to its verdict. */
export type CheckTier = 'cookies' | 'probe' | 'browser'

/** What a check found; `unknown` when the site or the browser would not say. */
export type CheckVerdict =
  | { state: 'logged_in' | 'logged_out'; tier: CheckTier }
  | { state: 'unknown'; tier: CheckTier; code: FlowErrorCode; message: string }

/** A check that was made, as the timeline shows it. */
export interface HealthCheck {
  id: string
  connectionId: string
  status: ConnectionStatus
  previousStatus: ConnectionStatus
  tier: CheckTier
  errorCode: FlowErrorCode | null
  errorMessage: string | null
  checkedAt: Date
  /** The film of it, once that is developed. */
  replayId: string | null
}

export interface DueCheck {
  connectionId: string
  projectId: string
}

export interface CheckStore {
  /**
   * Moves checks that are due on to their next time, and hands them out in the same transaction:
   * each is handed out once a turn, whichever worker asks.
   *
   * @param hand.nextIn - Milliseconds to the next turn, from the interval of the connection.
   */
  handOutDue(
    turn: { most: number; now: Date; nextIn: (intervalMs: number) => number },
    give: (due: DueCheck[], run: RunSql) => Promise<void>,
  ): Promise<number>
  /**
   * Writes down what a check found, once: a second verdict under the same id changes nothing.
   * @param checked.keepsStatus - A login by itself follows: the connection's status waits for it.
   * @param checked.seenAt - When it looked: of a login that succeeded since it tells nothing.
   */
  record(
    checked: {
      id: string
      connectionId: string
      verdict: CheckVerdict
      keepsStatus: boolean
      seenAt: Date
    },
    now: Date,
  ): Promise<void>
  /** Takes the place of the one before; none means that a browser has to look. */
  keepProbe(connectionId: string, probe: Probe | undefined): Promise<void>
}

/** Why a login by itself does not begin now. */
export type NoReauth =
  /** One of the connection runs. */
  | 'busy'
  /** A login succeeded since the check that wants this one looked. */
  | 'renewed'
  /** The site was sent enough. */
  | 'guarded'

export interface ReauthStore {
  /**
   * Begins a login that nobody attends to, unless one runs.
   * @param guard.submissions - So many may have sent values to the site since `guard.since`.
   * @param guard.seenAt - When somebody looked, and found that a login is needed.
   */
  begin(
    flow: { id: string; projectId: string; connectionId: string; startedAt: Date; expiresAt: Date },
    guard: { since: Date; submissions: number; seenAt: Date },
  ): Promise<Flow | NoReauth>
  /** Ends it as failed. The connection then needs a person. */
  fail(
    flow: Flow,
    failure: Failure,
    /** How many failures this one counts for. */
    weight: number,
    now: Date,
  ): Promise<void>
  /** Gives the flow back for another try, not before so many milliseconds from now. */
  postpone(flow: Flow, ms: number): Promise<void>
}
