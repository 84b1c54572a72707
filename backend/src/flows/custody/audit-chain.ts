import { createHash } from 'node:crypto'
import type { AuditEntry, AuditFact } from './ports.ts'

/** The end of a chain: how many entries it has, and the hash of the last. */
export interface ChainHead {
  sequence: number
  hash: string
}

export const emptyChain: ChainHead = { sequence: 0, hash: '' }

/**
 * The hash of an entry: SHA-256 in hex over the JSON text of its own words in this order, with the
 * hash of the entry before it in front. Whoever reads the log can compute it again.
 */
function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { previousHash, sequence, organisationId, at, actor } = entry
  const { projectId, recordId, field, purpose, origin } = entry
  const place = [projectId, recordId, field]
  const words = [previousHash, sequence, organisationId, at.toISOString(), actor, ...place]
  return createHash('sha256')
    .update(JSON.stringify([...words, purpose, origin]))
    .digest('hex')
}

/** Gives facts of one organisation their places behind `head`. */
export function chain(head: ChainHead, facts: AuditFact[]): AuditEntry[] {
  let { sequence, hash: previousHash } = head
  return facts.map((fact) => {
    sequence += 1
    const place = { ...fact, sequence, previousHash }
    const entry = { ...place, hash: auditHash(place) }
    previousHash = entry.hash
    return entry
  })
}

/** Where a chain does not hold. */
export interface ChainBreak {
  sequence: number
  problem: 'changed' | 'missing' | 'cut off'
}

/**
 * Holds the next entries of a chain against what came before them.
 * @returns The new end, or the first break.
 */
export function checkChain(head: ChainHead, entries: AuditEntry[]): ChainHead | ChainBreak {
  let last = head
  for (const entry of entries) {
    const expected = last.sequence + 1
    if (entry.sequence !== expected) return { sequence: expected, problem: 'missing' }
    const isIntact = entry.previousHash === last.hash && entry.hash === auditHash(entry)
    if (!isIntact) return { sequence: expected, problem: 'changed' }
    last = { sequence: entry.sequence, hash: entry.hash }
  }
  return last
}
