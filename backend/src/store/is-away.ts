// What the driver and the server say when the database cannot be reached, or breaks off.

const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  // Class 08, connection exceptions, and of class 57 what ends a session
  // (postgresql.org/docs/current/errcodes-appendix.html).
  ...['08000', '08001', '08003', '08004', '08006', '08007', '57P01', '57P02', '57P03', '57P05'],
])

/** The driver gives these no code. */
const words =
  /^Connection terminated|connection error and is not queryable|Client was closed and is not queryable/

/**
 * Whether an error tells that the database was away, and nothing of what it was asked. Whether a
 * statement that was under way took effect is not known then.
 */
export function isAway(error: unknown): boolean {
  let at: unknown = error
  // What maps queries to tables wraps what the driver says; nobody wraps deeper than this.
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    if ('code' in at && typeof at.code === 'string' && codes.has(at.code)) return true
    if (words.test(at.message)) return true
    at = at.cause
  }
  return false
}
