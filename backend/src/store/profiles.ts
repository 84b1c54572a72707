import { and, asc, desc, eq, ilike, or, sql } from 'drizzle-orm'
import { newId } from '../flows/ids.ts'
import type { ProfileStore, SavedState } from '../flows/ports.ts'
import type { Db } from './database.ts'
import { isTaken } from './is-taken.ts'
import { containing, toPage } from './paging.ts'
import { connections, profiles } from './schema.ts'

const columns = {
  id: profiles.id,
  name: profiles.name,
  createdAt: profiles.createdAt,
  updatedAt: profiles.updatedAt,
  lastUsedAt: profiles.lastUsedAt,
}

/** The profile of that name; two requests at once find the same one. */
export async function findOrCreateProfile(
  tx: Db,
  owner: { projectId: string; createdAt: Date },
  name: string,
): Promise<string> {
  const { projectId, createdAt } = owner
  const [row] = await tx
    .insert(profiles)
    .values({ id: newId('prof'), projectId, name, createdAt })
    // Writes nothing new, but returns the row that is there and holds it until the commit.
    .onConflictDoUpdate({ target: [profiles.projectId, profiles.name], set: { name } })
    .returning({ id: profiles.id })
  if (!row) throw new Error('An upsert returned no row.')
  return row.id
}

/** Saves a profile's state upon the one it grew from; one statement, so that nobody comes between. */
export async function replaceState(
  tx: Db,
  id: string,
  { sealedState, basedOn }: SavedState,
  now: Date,
): Promise<'saved' | 'profile_moved'> {
  const version = sql<number>`${profiles.version} + 1`
  const saved = await tx
    .update(profiles)
    .set({ sealedState, version, updatedAt: now, lastUsedAt: now })
    .where(and(eq(profiles.id, id), eq(profiles.version, basedOn)))
    .returning({ id: profiles.id })
  if (saved.length > 0) return 'saved'
  const [other] = await tx.select({ id: profiles.id }).from(profiles).where(eq(profiles.id, id))
  return other ? 'profile_moved' : 'saved'
}

export const createProfileStore = (db: Db): ProfileStore => ({
  async insert(profile) {
    const [row] = await db
      .insert(profiles)
      .values(profile)
      .onConflictDoNothing({ target: [profiles.projectId, profiles.name] })
      .returning(columns)
    return row
  },

  async rename(projectId, id, name) {
    try {
      const [row] = await db
        .update(profiles)
        .set({ name, updatedAt: sql`now()` })
        .where(and(eq(profiles.projectId, projectId), eq(profiles.id, id)))
        .returning(columns)
      return row
    } catch (error) {
      if (isTaken(error)) return 'taken'
      throw error
    }
  },

  remove: (projectId, id) =>
    db.transaction(async (tx) => {
      // The row is held, so that no connection is added to it meanwhile.
      const [row] = await tx
        .select({ id: profiles.id })
        .from(profiles)
        .where(and(eq(profiles.projectId, projectId), eq(profiles.id, id)))
        .for('update')
      if (!row) return 'unknown'
      const users = await tx
        .select({ id: connections.id })
        .from(connections)
        .where(eq(connections.profileId, id))
        .limit(1)
      if (users.length > 0) return 'in_use'
      await tx.delete(profiles).where(eq(profiles.id, id))
      return 'removed'
    }),

  async find(projectId, idOrName) {
    const [row] = await db
      .select(columns)
      .from(profiles)
      .where(
        and(
          eq(profiles.projectId, projectId),
          or(eq(profiles.id, idOrName), eq(profiles.name, idOrName)),
        ),
      )
      // An id wins over another profile that bears it as its name.
      .orderBy(desc(eq(profiles.id, idOrName)))
      .limit(1)
    return row
  },

  async list(projectId, filter, page) {
    const part = filter.query && containing(filter.query)
    const rows = await db
      .select(columns)
      .from(profiles)
      .where(
        and(
          eq(profiles.projectId, projectId),
          filter.name ? eq(profiles.name, filter.name) : undefined,
          part ? or(ilike(profiles.name, part), ilike(profiles.id, part)) : undefined,
        ),
      )
      .orderBy(desc(profiles.createdAt), asc(profiles.id))
      .limit(page.limit + 1)
      .offset(page.offset)
    return toPage(rows, page)
  },

  saveState: (id, saved, now) => replaceState(db, id, saved, now),

  async saved(id) {
    const [row] = await db
      .select({ sealedState: profiles.sealedState, version: profiles.version })
      .from(profiles)
      .where(eq(profiles.id, id))
    return { sealedState: row?.sealedState ?? undefined, version: row?.version ?? 0 }
  },

  async sealedState(id) {
    const [row] = await db
      .select({ sealedState: profiles.sealedState })
      .from(profiles)
      .where(eq(profiles.id, id))
    return row?.sealedState ?? undefined
  },
})
