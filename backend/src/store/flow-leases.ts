import { and, eq, gt, inArray, isNull, lte, not, or, sql } from 'drizzle-orm'
import type { FlowLeases } from '../flows/ports.ts'
import { announce, callWorkers } from './changes.ts'
import type { Db } from './database.ts'
import { ended, flowColumns, holdConnections } from './flow-rows.ts'
import { needPeople } from './flows.ts'
import { leaseEnd } from './lease-end.ts'
import { flowAnswers, flows } from './schema.ts'

const isRunning = eq(flows.status, 'IN_PROGRESS')
const isFree = or(isNull(flows.leaseEndsAt), lte(flows.leaseEndsAt, sql`now()`))

/** So long a person's login waits for its turn on the profile, in milliseconds; then it goes beside. */
const longestTurnMs = 15_000

/**
 * A flow that began earlier on the same profile is at work: what it saves is to be begun with. One that
 * waits for a person is not waited for. The oldest waits for none, so all come to their turn.
 */
const waitsForTurn = (now: Date) => {
  const beganJustNow = gt(flows.startedAt, new Date(now.getTime() - longestTurnMs))
  const earlierIsAtWork = sql`exists (
    select from connections own
      join connections neighbour
        on neighbour.profile_id = own.profile_id and neighbour.id <> own.id
      join flows earlier on earlier.connection_id = neighbour.id
    where own.id = ${flows.connectionId}
      and earlier.status = 'IN_PROGRESS'
      and earlier.step not in ('AWAITING_INPUT', 'AWAITING_EXTERNAL_ACTION')
      and earlier.expires_at > ${now.toISOString()}::timestamptz
      and earlier.start_order < ${flows.startOrder}
  )`
  // Who takes a flow over goes on with it: it had its turn.
  return (
    and(eq(flows.fence, 0), or(not(flows.attended), beganJustNow), earlierIsAtWork) ?? sql`false`
  )
}

export const createFlowLeases = (db: Db): FlowLeases => ({
  async claim({ most, leaseMs, now, liveViewOrigin = null }) {
    const free = db
      .select({ id: flows.id })
      .from(flows)
      .where(and(isRunning, isFree, gt(flows.expiresAt, now), not(waitsForTurn(now))))
      .orderBy(flows.startOrder)
      .limit(most)
      .for('update', { skipLocked: true })
    return (
      db
        .update(flows)
        .set({ fence: sql`${flows.fence} + 1`, leaseEndsAt: leaseEnd(leaseMs), liveViewOrigin })
        // An array is read once; a plain `in` may run a limited query again for every row.
        .where(sql`${flows.id} = any(array(${free}))`)
        .returning(flowColumns)
    )
  },

  async renew(claims, leaseMs) {
    if (claims.length === 0) return []
    const held = claims.map(({ id, fence }) => and(eq(flows.id, id), eq(flows.fence, fence)))
    return db
      .update(flows)
      .set({ leaseEndsAt: leaseEnd(leaseMs) })
      .where(and(isRunning, or(...held)))
      .returning({ id: flows.id, fence: flows.fence })
  },

  release: ({ id, fence }) =>
    db.transaction(async (tx) => {
      const freed = await tx
        .update(flows)
        .set({ leaseEndsAt: null })
        .where(and(isRunning, eq(flows.id, id), eq(flows.fence, fence)))
        .returning({ id: flows.id })
      if (freed.length > 0) await callWorkers(tx)
    }),

  async releaseAll() {
    await db.update(flows).set({ leaseEndsAt: null }).where(isRunning)
  },

  endOverdue: (now) =>
    db.transaction(async (tx) => {
      const isOver = or(lte(flows.expiresAt, now), lte(flows.pauseExpiresAt, now))
      const overdue = await tx
        .select({ id: flows.id })
        .from(flows)
        .where(and(isRunning, isFree, isOver))
      if (overdue.length === 0) return
      await holdConnections(
        tx,
        overdue.map(({ id }) => id),
      )
      const over = await tx
        .update(flows)
        .set({
          ...ended,
          status: 'EXPIRED',
          step: 'COMPLETED',
          revision: sql`${flows.revision} + 1`,
          updatedAt: now,
        })
        .where(and(isRunning, isFree, isOver))
        .returning({
          id: flows.id,
          connectionId: flows.connectionId,
          attended: flows.attended,
        })
      if (over.length === 0) return
      await needPeople(tx, over)
      const ids = over.map(({ id }) => id)
      await tx.delete(flowAnswers).where(inArray(flowAnswers.flowId, ids))
      for (const { connectionId } of over) await announce(tx, connectionId)
    }),
})
