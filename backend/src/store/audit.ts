import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import { type ChainHead, chain, emptyChain } from '../flows/custody/audit-chain.ts'
import type { AuditFact, AuditStore } from '../flows/custody/ports.ts'
import type { Db } from './database.ts'
import { toPage } from './paging.ts'
import { auditHeads, auditLog, projects } from './schema.ts'

/** The end of a chain, held until the transaction is over: the next writer waits. */
async function holdHead(tx: Db, organisationId: string): Promise<ChainHead> {
  await tx
    .insert(auditHeads)
    .values({ organisationId, ...emptyChain })
    .onConflictDoNothing()
  const [head] = await tx
    .select({ sequence: auditHeads.sequence, hash: auditHeads.hash })
    .from(auditHeads)
    .where(eq(auditHeads.organisationId, organisationId))
    .for('update')
  if (!head) throw new Error('An upsert left no row.')
  return head
}

async function append(tx: Db, organisationId: string, facts: AuditFact[]): Promise<void> {
  const entries = chain(await holdHead(tx, organisationId), facts)
  const last = entries.at(-1)
  if (!last) return
  await tx.insert(auditLog).values(entries)
  await tx
    .update(auditHeads)
    .set({ sequence: last.sequence, hash: last.hash })
    .where(eq(auditHeads.organisationId, organisationId))
}

/** The log of openings. There is no way to change or remove an entry, here or in the database. */
export const createAuditStore = (db: Db): AuditStore => ({
  async write(facts) {
    // Always in the same order, so that two writers never wait for each other.
    const organisations = [...new Set(facts.map(({ organisationId }) => organisationId))].sort()
    await db.transaction(async (tx) => {
      for (const id of organisations) {
        const own = facts.filter(({ organisationId }) => organisationId === id)
        await append(tx, id, own)
      }
    })
  },

  async list(projectId, { recordId }, page) {
    const rows = await db
      .select({ entry: auditLog })
      .from(auditLog)
      .innerJoin(projects, eq(projects.organisationId, auditLog.organisationId))
      .where(
        and(
          eq(projects.id, projectId),
          recordId === undefined ? undefined : eq(auditLog.recordId, recordId),
        ),
      )
      .orderBy(desc(auditLog.sequence))
      .limit(page.limit + 1)
      .offset(page.offset)
    return toPage(
      rows.map(({ entry }) => entry),
      page,
    )
  },

  async chains() {
    const rows = await db
      .selectDistinct({ organisationId: auditLog.organisationId })
      .from(auditLog)
      .union(db.select({ organisationId: auditHeads.organisationId }).from(auditHeads))
      .orderBy(sql`1`)
    return rows.map(({ organisationId }) => organisationId)
  },

  async head(organisationId) {
    const [head] = await db
      .select({ sequence: auditHeads.sequence, hash: auditHeads.hash })
      .from(auditHeads)
      .where(eq(auditHeads.organisationId, organisationId))
    return head ?? emptyChain
  },

  following: (organisationId, sequence, limit) =>
    db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.organisationId, organisationId), gt(auditLog.sequence, sequence)))
      .orderBy(asc(auditLog.sequence))
      .limit(limit),
})
