/**
 * Gives what an ordinary login, a form of fields and then a code, never needs. `undefined` where it
 * does not come, or not in time: offline, or after the host's files were replaced. There is a plainer
 * way each time, and the next need asks again.
 */
export type LoadUncommon = () => Promise<typeof import('./uncommon/uncommon.ts') | undefined>
