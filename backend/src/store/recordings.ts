import { and, asc, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Filmed, RecordingStore } from '../flows/recordings/ports.ts'
import type { Db } from './database.ts'
import { browserSessions, flows, healthChecks, recordings } from './schema.ts'

const columns = {
  id: recordings.id,
  projectId: recordings.projectId,
  connectionId: recordings.connectionId,
  sessionId: recordings.sessionId,
  startedAt: recordings.startedAt,
  finishedAt: recordings.finishedAt,
}

/** Where a film is named. */
const placeOf = (of: Filmed) =>
  'flowId' in of ? { table: flows, id: of.flowId } : { table: healthChecks, id: of.checkId }

export const createRecordingStore = (db: Db): RecordingStore => ({
  insert: (recording, sealed, of) =>
    db.transaction(async (tx) => {
      const { table, id } = placeOf(of)
      const [row] = await tx
        .select({ id: table.id })
        .from(table)
        .where(eq(table.id, id))
        .for('update')
      if (!row) return
      await tx.insert(recordings).values({ ...recording, sealed })
      await tx.update(table).set({ replayId: recording.id }).where(eq(table.id, id))
    }),

  async begin(recording) {
    await db.insert(recordings).values({ ...recording, browserId: recording.sessionId })
  },

  async finish(id, sealed, finishedAt) {
    await db.update(recordings).set({ sealed, finishedAt }).where(eq(recordings.id, id))
  },

  async discard(id) {
    await db.delete(recordings).where(eq(recordings.id, id))
  },

  ofSession: (projectId, sessionId) =>
    db
      .select(columns)
      .from(recordings)
      .leftJoin(browserSessions, eq(browserSessions.id, recordings.browserId))
      .where(
        and(
          eq(recordings.projectId, projectId),
          eq(recordings.sessionId, sessionId),
          or(isNotNull(recordings.sealed), isNull(browserSessions.deletedAt)),
        ),
      )
      .orderBy(asc(recordings.startedAt)),

  async sealed(projectId, id) {
    const [row] = await db
      .select({ sealed: recordings.sealed })
      .from(recordings)
      .where(and(eq(recordings.projectId, projectId), eq(recordings.id, id)))
    return row?.sealed ?? undefined
  },

  async removeBefore(moment) {
    const gone = await db
      .delete(recordings)
      .where(
        or(
          lt(recordings.finishedAt, moment),
          // Longer than any film may take: who made it is gone.
          and(isNull(recordings.finishedAt), lt(recordings.startedAt, moment)),
        ),
      )
      .returning({ id: recordings.id })
    return gone.length
  },
})
