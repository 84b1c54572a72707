/**
 * A document that was asked for has begun to arrive by then, or the site does not work. Browsers
 * give up after minutes; the slowest logins in use answer within half of one.
 */
export const documentMs = 60_000
