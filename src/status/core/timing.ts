/** Looks while a login or a check runs: soon enough to be believed, far from any rate limit. */
export const busyPollMs = 1_500

/** Looks while nothing is known to happen. */
export const idlePollMs = 30_000

/** A check takes seconds; one that waits longer than this is in a queue, and will show later. */
export const checkPatienceMs = 60_000
