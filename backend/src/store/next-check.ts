import { type SQL, sql } from 'drizzle-orm'
import { connections } from './schema.ts'

/**
 * When a connection's next check is due: an interval after `last`; never while checks are off.
 * @param last - Null in the database: never either.
 */
export function nextCheckAt(last: Date | SQL): SQL<Date | null> {
  const from = last instanceof Date ? sql`${last.toISOString()}::timestamptz` : last
  const { healthChecks, healthCheckSeconds } = connections
  return sql`case when ${healthChecks} then ${from} + make_interval(secs => ${healthCheckSeconds}) end`
}
