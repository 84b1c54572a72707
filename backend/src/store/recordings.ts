import { and, asc, eq, lt } from 'drizzle-orm'
import type { RecordingStore } from '../flows/recordings/ports.ts'
import type { Db } from './database.ts'
import { flows, recordings } from './schema.ts'

const columns = {
  id: recordings.id,
  projectId: recordings.projectId,
  connectionId: recordings.connectionId,
  sessionId: recordings.sessionId,
  startedAt: recordings.startedAt,
  finishedAt: recordings.finishedAt,
}

export const createRecordingStore = (db: Db): RecordingStore => ({
  insert: (recording, sealed, flowId) =>
    db.transaction(async (tx) => {
      const [flow] = await tx
        .select({ id: flows.id })
        .from(flows)
        .where(eq(flows.id, flowId))
        .for('update')
      if (!flow) return
      await tx.insert(recordings).values({ ...recording, sealed })
      await tx.update(flows).set({ replayId: recording.id }).where(eq(flows.id, flowId))
    }),

  ofSession: (projectId, sessionId) =>
    db
      .select(columns)
      .from(recordings)
      .where(and(eq(recordings.projectId, projectId), eq(recordings.sessionId, sessionId)))
      .orderBy(asc(recordings.startedAt)),

  async sealed(projectId, id) {
    const [row] = await db
      .select({ sealed: recordings.sealed })
      .from(recordings)
      .where(and(eq(recordings.projectId, projectId), eq(recordings.id, id)))
    return row?.sealed
  },

  async removeBefore(moment) {
    const gone = await db
      .delete(recordings)
      .where(lt(recordings.finishedAt, moment))
      .returning({ id: recordings.id })
    return gone.length
  },
})
