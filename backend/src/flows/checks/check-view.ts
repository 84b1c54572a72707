import type { TimelineEvent } from '@managed-auth/protocol'
import { browserIdOf } from '../recordings/session-of-flow.ts'
import type { HealthCheck } from './ports.ts'

/** A check as an entry of the connection's timeline. */
export const viewHealthCheck = (check: HealthCheck): TimelineEvent => ({
  id: check.id,
  type: 'health_check',
  status: check.status,
  previous_status: check.previousStatus,
  tier: check.tier,
  timestamp: check.checkedAt.toISOString(),
  ...(check.tier === 'browser' && { browser_session_id: browserIdOf(check.id) }),
  ...(check.replayId !== null && { replay_id: check.replayId }),
  ...(check.errorCode !== null && { error_code: check.errorCode }),
  ...(check.errorMessage !== null && { error_message: check.errorMessage }),
})
