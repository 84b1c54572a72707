import {
  type ChainBreak,
  type ChainHead,
  checkChain,
  emptyChain,
} from '../flows/custody/audit-chain.ts'
import type { AuditStore } from '../flows/custody/ports.ts'
import type { Progress } from './reseal.ts'

const pageSize = 1_000

/**
 * Follows the chain of an organisation from its first entry to its end.
 * @returns Its end, or the first place where it does not hold.
 */
export async function verifyAudit(
  audit: AuditStore,
  organisationId: string,
  onProgress: Progress,
): Promise<ChainHead | ChainBreak> {
  // Read first: what is added meanwhile lies behind it.
  const head = await audit.head(organisationId)
  let last = emptyChain
  for (;;) {
    const entries = await audit.following(organisationId, last.sequence, pageSize)
    if (entries.length === 0) break
    const checked = checkChain(last, entries)
    if ('problem' in checked) return checked
    const reached = entries.find(({ sequence }) => sequence === head.sequence)
    if (reached && reached.hash !== head.hash)
      return { sequence: head.sequence, problem: 'changed' }
    last = checked
    onProgress(last.sequence, Math.max(head.sequence, last.sequence))
  }
  if (last.sequence < head.sequence) return { sequence: last.sequence + 1, problem: 'cut off' }
  return last
}
