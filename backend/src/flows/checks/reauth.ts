import { reauthVerdict } from '../connection-view.ts'
import { after, flowLifeMs } from '../flow-clock.ts'
import { newId } from '../ids.ts'
import type { Clock, Store } from '../ports.ts'
import type { Connection, Flow, FlowFailureCode } from '../records.ts'
import type { Failure } from '../run/failure.ts'

/** Failures in a row after which only a person's login or another credential helps. */
const breakerAt = 3
/** What a site may be sent without a person, before it locks the account. */
const submissionsAnHour = 2
const hourMs = 60 * 60_000

/** Waits before the second and the third try of one flow. */
const backOffMs = [30_000, 120_000]

/** The site said no, and will say so again: the first is enough. */
const final = new Set<FlowFailureCode>([
  'credentials_invalid',
  'totp_code_rejected',
  'unsupported_auth_method',
  'domain_not_allowed',
])

/** Trouble on the way, that may be over in a while. */
const passing = new Set<FlowFailureCode>([
  'vault_unavailable',
  'browser_error',
  'website_error',
  'login_form_not_found',
  'navigation_confused',
])

/** Whether a connection may log in by itself: wanted, possible, and not stopped by failures. */
export const mayReauth = (connection: Connection): boolean =>
  connection.healthChecks &&
  connection.autoReauth &&
  connection.failedReauths < breakerAt &&
  reauthVerdict(connection).can

/**
 * Begins a login that nobody attends to. It waits for its turn on the profile like any other.
 *
 * @param seenAt - When a check found that one is needed.
 * @returns Whether one runs now, or has made it needless.
 */
export async function beginReauth(
  { store, now }: { store: Store; now: Clock },
  { id: connectionId, projectId }: Connection,
  seenAt: Date,
): Promise<boolean> {
  const startedAt = now()
  const begun = await store.reauth.begin(
    {
      id: newId('mas'),
      projectId,
      connectionId,
      startedAt,
      expiresAt: after(startedAt, flowLifeMs),
    },
    { since: after(startedAt, -hourMs), submissions: submissionsAnHour, seenAt },
  )
  return begun !== 'guarded'
}

/**
 * Ends a login that nobody attends to, or leaves it for another try.
 *
 * Another try is made only while nothing was sent to the site: what was sent counts there,
 * whatever came of it.
 */
export async function endReauth(
  { store, now }: { store: Store; now: Clock },
  flow: Flow,
  failure: Failure,
): Promise<void> {
  const hasSent = (await store.flows.find(flow.id))?.spent.length !== 0
  const wait = backOffMs[flow.fence - 1]
  if (wait !== undefined && !hasSent && passing.has(failure.code)) {
    await store.reauth.postpone(flow, wait)
    return
  }
  await store.reauth.fail(flow, failure, final.has(failure.code) ? breakerAt : 1, now())
}
