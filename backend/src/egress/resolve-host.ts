import { lookup } from 'node:dns/promises'
import type { Resolve } from '../flows/private-network.ts'

/**
 * Looks a name up the way this machine does. Names below `localhost` are this machine's without
 * anybody being asked (RFC 6761, section 6.3); not every system knows that.
 */
export const resolveHost: Resolve = async (hostname) => {
  if (/(^|\.)localhost\.?$/i.test(hostname)) return ['127.0.0.1', '::1']
  return (await lookup(hostname, { all: true })).map(({ address }) => address)
}
