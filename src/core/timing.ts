// Milliseconds, in one place and without an import: bundlers write such numbers where they are used.

// Servers send a snapshot at once and a heartbeat every 15 s (4.9).
/** A stream silent from the start is held back by something in between: poll instead. */
export const firstEventMs = 5_000
/** Two heartbeats missed, and some. */
export const silenceMs = 40_000
/** A page woken after this long without an event doubts its stream. */
export const staleMs = 20_000

export const firstPollMs = 500
export const pollMs = 2_000
/** Nobody looks. */
export const idlePollMs = 15_000

export const firstRetryMs = 1_000
/** A step waits no longer for code that comes later: less than a stream may be silent at first. */
export const laterPartMs = 3_000

/** Nothing gets through. */
export const retryMs = 15_000

/** Less between two clocks is the way of an event through the network. */
export const clockToleranceMs = 5_000
export const dayMs = 86_400_000

/** What most sites count down before they send another code. */
export const cooldownMs = 30_000
