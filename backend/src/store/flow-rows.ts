import { getTableColumns, inArray } from 'drizzle-orm'
import type { Db } from './database.ts'
import { connections, flows } from './schema.ts'

const { startOrder, handoffHash, handoffExpiresAt, handoffUsedAt, leaseEndsAt, ...columns } =
  getTableColumns(flows)

/** The columns of a flow that the product speaks about; the others never leave the store. */
export const flowColumns = columns

/** What an ended flow no longer shows or holds; its verdict stays. */
export const ended = {
  interaction: null,
  pauseExpiresAt: null,
  answerMark: null,
  leaseEndsAt: null,
} as const

/**
 * Holds the connections of flows until the transaction ends. Whoever changes both holds the connection
 * first, so that nobody waits for somebody who waits for them.
 */
export const holdConnections = async (tx: Db, flowIds: string[]): Promise<void> =>
  void (await tx
    .select({ id: connections.id })
    .from(connections)
    .where(
      inArray(
        connections.id,
        tx.select({ id: flows.connectionId }).from(flows).where(inArray(flows.id, flowIds)),
      ),
    )
    .orderBy(connections.id)
    .for('update'))
