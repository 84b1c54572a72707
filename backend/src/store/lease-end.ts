import { sql } from 'drizzle-orm'

/** When a lease of so many milliseconds ends, by the database's clock: those of the workers may differ. */
export const leaseEnd = (ms: number) => sql`now() + make_interval(secs => ${ms / 1000})`
