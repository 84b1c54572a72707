import { and, count, eq, gt, gte, or, sql } from 'drizzle-orm'
import type { ReauthStore } from '../flows/checks/ports.ts'
import { hashToken, newHandoffCode } from '../flows/ids.ts'
import { announce, callWorkers } from './changes.ts'
import type { Db } from './database.ts'
import { flowColumns } from './flow-rows.ts'
import { driven, move } from './flows.ts'
import { connections, flows, profiles } from './schema.ts'

export const createReauthStore = (db: Db): ReauthStore => ({
  begin: (flow, guard) =>
    db.transaction(async (tx) => {
      // One login of a profile at a time: the rows are held until the new flow stands.
      const [connection] = await tx
        .select({ profileId: connections.profileId })
        .from(connections)
        .innerJoin(profiles, eq(profiles.id, connections.profileId))
        .where(eq(connections.id, flow.connectionId))
        .for('update')
      if (!connection) return 'busy'
      const own = eq(flows.connectionId, flow.connectionId)
      const running = await tx
        .select({ connectionId: flows.connectionId })
        .from(flows)
        .innerJoin(connections, eq(connections.id, flows.connectionId))
        .where(
          and(
            eq(connections.profileId, connection.profileId),
            eq(flows.status, 'IN_PROGRESS'),
            // One past its time is about to be ended; its row still takes the connection's place.
            or(own, gt(flows.expiresAt, flow.startedAt)),
          ),
        )
      if (running.some(({ connectionId }) => connectionId === flow.connectionId)) return 'busy'
      if (running.length > 0) return 'profile_busy'
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
        .set({ failedReauths: sql`${connections.failedReauths} + ${weight}` })
        .where(eq(connections.id, flow.connectionId))
    }),

  async postpone(flow, ms) {
    await db
      .update(flows)
      .set({ leaseEndsAt: sql`now() + make_interval(secs => ${ms / 1000})` })
      .where(driven(flow))
  },
})
