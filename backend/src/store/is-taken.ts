/** PostgreSQL's word for a second row of a kind there may be one of; the driver's error is inside. */
export const isTaken = (error: unknown): boolean =>
  [error, (error as { cause?: unknown }).cause].some(
    (one) => (one as { code?: unknown } | undefined)?.code === '23505',
  )
