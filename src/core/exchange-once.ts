import type { ExchangeResponse } from '#protocol'
import type { Client } from './client.ts'
import { isFinal } from './client-error.ts'

// One for the page, in memory only: a handoff code works once, and React mounts twice.
const exchanges = new Map<string, Promise<ExchangeResponse>>()

/**
 * Spends a handoff code, once per server, connection and code, whoever asks and how often.
 * A refusal is remembered. An exchange that got no answer may be tried again.
 *
 * Never aborted: the server may have spent the code already, and its token would be lost.
 */
export function exchangeOnce(
  client: Client,
  connectionId: string,
  code: string,
): Promise<ExchangeResponse> {
  const key = JSON.stringify([client.baseUrl, connectionId, code])
  const known = exchanges.get(key)
  if (known) return known
  const exchange = client.exchange({ connectionId, code })
  exchanges.set(key, exchange)
  exchange.catch((cause: unknown) => {
    if (!isFinal(cause)) exchanges.delete(key)
  })
  return exchange
}
