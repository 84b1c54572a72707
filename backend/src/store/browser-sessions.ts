import { and, desc, eq, ilike, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { SessionFilter, SessionStore } from '../flows/browser-sessions/ports.ts'
import type { Db } from './database.ts'
import { isTaken } from './is-taken.ts'
import { leaseEnd } from './lease-end.ts'
import { containing, toPage } from './paging.ts'
import { browserSessions as sessions } from './schema.ts'

const state: Record<SessionFilter['status'], SQL | undefined> = {
  active: isNull(sessions.deletedAt),
  deleted: isNotNull(sessions.deletedAt),
  all: undefined,
}

export const createSessionStore = (db: Db): SessionStore => ({
  async insert(session, leaseMs) {
    try {
      await db.insert(sessions).values({ ...session, leaseEndsAt: leaseEnd(leaseMs) })
      return true
    } catch (error) {
      if (isTaken(error)) return false
      throw error
    }
  },

  async find(projectId, idOrName) {
    const named = and(eq(sessions.name, idOrName), isNull(sessions.deletedAt))
    const [row] = await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.projectId, projectId), or(eq(sessions.id, idOrName), named)))
      .orderBy(desc(eq(sessions.id, idOrName)))
      .limit(1)
    return row
  },

  async list(projectId, { status, query, tags }, page) {
    const rows = await db
      .select()
      .from(sessions)
      .where(
        and(
          eq(sessions.projectId, projectId),
          state[status],
          query ? or(ilike(sessions.name, containing(query)), eq(sessions.id, query)) : undefined,
          tags ? sql`${sessions.tags} @> ${JSON.stringify(tags)}::jsonb` : undefined,
        ),
      )
      .orderBy(desc(sessions.createdAt), sessions.id)
      .limit(page.limit + 1)
      .offset(page.offset)
    return toPage(rows, page)
  },

  async update(projectId, id, change) {
    try {
      const [row] = await db
        .update(sessions)
        .set(change)
        .where(and(eq(sessions.projectId, projectId), eq(sessions.id, id)))
        .returning()
      return row
    } catch (error) {
      if (isTaken(error)) return 'taken'
      throw error
    }
  },

  async end(id, now) {
    await db
      .update(sessions)
      .set({ deletedAt: now })
      .where(and(eq(sessions.id, id), isNull(sessions.deletedAt)))
  },

  async renew(workerId, leaseMs) {
    const kept = await db
      .update(sessions)
      .set({ leaseEndsAt: leaseEnd(leaseMs) })
      .where(and(eq(sessions.workerId, workerId), isNull(sessions.deletedAt)))
      .returning({ id: sessions.id })
    return kept.map(({ id }) => id)
  },

  async endOverdue(now) {
    const isOver = or(isNull(sessions.leaseEndsAt), lt(sessions.leaseEndsAt, sql`now()`))
    await db
      .update(sessions)
      .set({ deletedAt: now })
      .where(and(isNull(sessions.deletedAt), isOver))
  },

  async endAll(now) {
    await db.update(sessions).set({ deletedAt: now }).where(isNull(sessions.deletedAt))
  },
})
