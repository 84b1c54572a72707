import { and, count, eq, gte, sql } from 'drizzle-orm'
import type { ReauthStore } from '../flows/checks/ports.ts'
import { hashToken, newHandoffCode } from '../flows/ids.ts'
import { announce, callWorkers } from './changes.ts'
import type { Db } from './database.ts'
import { flowColumns } from './flow-rows.ts'
import { driven, move } from './flows.ts'
import { connections, flows } from './schema.ts'

export const createReauthStore = (db: Db): ReauthStore => ({
  begin: (flow, guard) =>
    db.transaction(async (tx) => {
      // One login of a connection at a time: the row is held until the new flow stands.
      const [connection] = await tx
        .select({ id: connections.id })
        .from(connections)
        .where(eq(connections.id, flow.connectionId))
        .for('update')
      const own = eq(flows.connectionId, flow.connectionId)
      const [running] = await tx
        .select({ id: flows.id })
        .from(flows)
        .where(and(own, eq(flows.status, 'IN_PROGRESS')))
      if (!connection || running) return 'busy'
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
        .set({ status: 'NEEDS_AUTH', failedReauths: sql`${connections.failedReauths} + ${weight}` })
        .where(eq(connections.id, flow.connectionId))
    }),

  async postpone(flow, ms) {
    await db
      .update(flows)
      .set({ leaseEndsAt: sql`now() + make_interval(secs => ${ms / 1000})` })
      .where(driven(flow))
  },
})
