import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { CheckStore } from '../flows/checks/ports.ts'
import { announce } from './changes.ts'
import type { Db } from './database.ts'
import { runOn } from './run-sql.ts'
import { connections, healthChecks } from './schema.ts'

export const createCheckStore = (db: Db): CheckStore => ({
  handOutDue: ({ most, now, nextIn }, give) =>
    db.transaction(async (tx) => {
      const due = await tx
        .select({
          connectionId: connections.id,
          projectId: connections.projectId,
          seconds: connections.healthCheckSeconds,
        })
        .from(connections)
        .where(and(isNotNull(connections.nextCheckAt), lte(connections.nextCheckAt, now)))
        .orderBy(connections.nextCheckAt)
        .limit(most)
        .for('update', { skipLocked: true })
      if (due.length === 0) return 0
      const next = due.map(({ connectionId, seconds }) => ({
        id: connectionId,
        at: new Date(now.getTime() + nextIn(seconds * 1000)).toISOString(),
      }))
      await tx.execute(sql`
        update connections set next_check_at = turn.at
        from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as turn (id text, at timestamptz)
        where connections.id = turn.id`)
      await give(
        due.map(({ connectionId, projectId }) => ({ connectionId, projectId })),
        runOn(tx),
      )
      return due.length
    }),

  record: ({ id, connectionId, verdict, keepsStatus, seenAt }, now) =>
    db.transaction(async (tx) => {
      const [connection] = await tx
        .select({ status: connections.status, lastSuccessAt: connections.lastSuccessAt })
        .from(connections)
        .where(eq(connections.id, connectionId))
        .for('update')
      if (!connection) return
      const previousStatus = connection.status
      const isOutdated = connection.lastSuccessAt !== null && connection.lastSuccessAt >= seenAt
      const found = {
        logged_in: 'AUTHENTICATED',
        logged_out: 'NEEDS_AUTH',
        unknown: previousStatus,
      } as const
      const status = isOutdated ? previousStatus : found[verdict.state]
      const added = await tx
        .insert(healthChecks)
        .values({
          id,
          connectionId,
          status,
          previousStatus,
          tier: verdict.tier,
          errorCode: verdict.state === 'unknown' ? verdict.code : null,
          errorMessage: verdict.state === 'unknown' ? verdict.message : null,
          checkedAt: now,
        })
        .onConflictDoNothing()
        .returning({ id: healthChecks.id })
      if (added.length === 0) return
      await tx
        .update(connections)
        .set({ lastCheckAt: now, status: keepsStatus ? previousStatus : status })
        .where(eq(connections.id, connectionId))
      await announce(tx, connectionId)
    }),

  async keepProbe(connectionId, probe) {
    await db
      .update(connections)
      .set({ probe: probe ?? null })
      .where(eq(connections.id, connectionId))
  },
})
