import type { TimelineEvent } from '@managed-auth/protocol'
import type { HealthCheck } from './ports.ts'

/** A check as an entry of the connection's timeline. */
export const viewHealthCheck = (check: HealthCheck): TimelineEvent => ({
  id: check.id,
  type: 'health_check',
  status: check.status,
  previous_status: check.previousStatus,
  timestamp: check.checkedAt.toISOString(),
  ...(check.errorCode !== null && { error_code: check.errorCode }),
  ...(check.errorMessage !== null && { error_message: check.errorMessage }),
})
