import { and, count, eq, gte, sql } from 'drizzle-orm'
import type { ReauthStore } from '../flows/checks/ports.ts'
import { hashToken, newHandoffCode } from '../flows/ids.ts'
import { announce, callWorkers } from './changes.ts'
import type { Db } from './database.ts'
import { flowColumns } from './flow-rows.ts'
import { driven, move } from './flows.ts'
import { leaseEnd } from './lease-end.ts'
import { connections, flows } from './schema.ts'

export const createReauthStore = (db: Db): ReauthStore => ({
  begin: (flow, guard) =>
    db.transaction(async (tx) => {
      // One login of a connection at a time: the row is held until the new flow stands.
      const [connection] = await tx
        .select({ lastSuccessAt: connections.lastSuccessAt })
        .from(connections)
        .where(eq(connections.id, flow.connectionId))
        .for('update')
      if (!connection) return 'busy'
      const own = eq(flows.connectionId, flow.connectionId)
      const running = await tx
        .select({ id: flows.id })
        .from(flows)
        // One past its time is about to be ended; its row still takes the connection's place.
        .where(and(own, eq(flows.status, 'IN_PROGRESS')))
      if (running.length > 0) return 'busy'
      const { lastSuccessAt } = connection
      if (lastSuccessAt && lastSuccessAt >= guard.seenAt) return 'renewed'
      const [sent] = await tx
        .select({ flows: count() })
        .from(flows)
        .where(
          and(
            own,
            eq(flows.attended, false),
            gte(flows.startedAt, guard.since),
            sql`jsonb_array_length(${flows.spent}) > 0`,
          ),
        )
      if (Number(sent?.flows ?? 0) >= guard.submissions) return 'guarded'
      const [begun] = await tx
        .insert(flows)
        .values({
          ...flow,
          type: 'REAUTH',
          status: 'IN_PROGRESS',
          step: 'DISCOVERING',
          revision: 1,
          attended: false,
          // Nobody is handed this login: the code is forgotten at once.
          handoffHash: hashToken(newHandoffCode()),
          handoffExpiresAt: flow.startedAt,
          updatedAt: flow.startedAt,
        })
        .returning(flowColumns)
      if (!begun) throw new Error('An insert returned no row.')
      await announce(tx, flow.connectionId)
      await callWorkers(tx)
      return begun
    }),

  fail: (flow, { code, message, websiteError = null }, weight, now) =>
    db.transaction(async (tx) => {
      const failed = await move(
        tx,
        flow.id,
        driven(flow),
        {
          status: 'FAILED',
          step: 'COMPLETED',
          errorCode: code,
          errorMessage: message,
          websiteError,
        },
        now,
      )
      if (!failed) return
      await tx
        .update(connections)
        .set({ failedReauths: sql`${connections.failedReauths} + ${weight}` })
        .where(eq(connections.id, flow.connectionId))
    }),

  async postpone(flow, ms) {
    await db
      .update(flows)
      .set({ leaseEndsAt: leaseEnd(ms) })
      .where(driven(flow))
  },
})
