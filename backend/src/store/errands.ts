import { and, eq, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Errands } from '../flows/worker/errands.ts'
import type { Database } from './database.ts'
import { errands } from './schema.ts'

const postedChannel = 'errand_posted'
const repliedChannel = 'errand_replied'

/** Nobody waits so long: what is older was left by a process that ended. */
const forgottenAfter = sql`now() - interval '1 minute'`

export const createErrands = (database: Database): Errands => {
  const { db } = database
  const notify = (channel: string, payload: string) => sql`select pg_notify(${channel}, ${payload})`
  return {
    post: ({ id, kind, asked, replyKey, workerId }) =>
      db.transaction(async (tx) => {
        await tx.delete(errands).where(sql`${errands.createdAt} < ${forgottenAfter}`)
        await tx.insert(errands).values({ id, kind, asked, replyKey, workerId })
        await tx.execute(notify(postedChannel, id))
      }),

    async take(workerId, except) {
      const oldest = db
        .select({ id: errands.id })
        .from(errands)
        .where(
          and(
            isNull(errands.takenAt),
            or(isNull(errands.workerId), eq(errands.workerId, workerId)),
            notInArray(errands.kind, except),
          ),
        )
        .orderBy(errands.createdAt)
        .limit(1)
        .for('update', { skipLocked: true })
      const [taken] = await db
        .update(errands)
        .set({ takenAt: sql`now()` })
        .where(sql`${errands.id} = any(array(${oldest}))`)
        .returning({
          id: errands.id,
          kind: errands.kind,
          asked: errands.asked,
          replyKey: errands.replyKey,
        })
      return taken
    },

    reply: (id, reply) =>
      db.transaction(async (tx) => {
        await tx
          .update(errands)
          .set('sealed' in reply ? { sealedReply: reply.sealed } : { refusal: reply.refusal })
          .where(eq(errands.id, id))
        await tx.execute(notify(repliedChannel, id))
      }),

    async takeReply(id) {
      const [done] = await db
        .delete(errands)
        .where(
          sql`${errands.id} = ${id} and coalesce(${errands.sealedReply}, ${errands.refusal}::text) is not null`,
        )
        .returning({ sealed: errands.sealedReply, refusal: errands.refusal })
      if (done?.refusal) return { refusal: done.refusal }
      return done?.sealed == null ? undefined : { sealed: done.sealed }
    },

    async withdraw(id) {
      await db.delete(errands).where(eq(errands.id, id))
    },

    onPosted: (listener) => database.listen(postedChannel, listener, listener),
    onReply: (listener) => database.listen(repliedChannel, listener, () => listener(undefined)),
  }
}
