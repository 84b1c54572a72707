import { and, desc, eq, getTableColumns, ilike, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { planVersion } from '../flows/plan/plan.ts'
import type { ConnectionStore } from '../flows/ports.ts'
import type { Connection } from '../flows/records.ts'
import { announce } from './changes.ts'
import { keysOf } from './credentials.ts'
import type { Db } from './database.ts'
import { nextCheckAt } from './next-check.ts'
import { containing, toPage } from './paging.ts'
import { findOrCreateProfile } from './profiles.ts'
import { connections, credentialProviders, credentials, loginPlans, profiles } from './schema.ts'

const columns = {
  ...getTableColumns(connections),
  profileName: profiles.name,
  credentialName: credentials.name,
  credentialProviderName: credentialProviders.name,
  credentialHasTotp: isNotNull(credentials.sealedTotp) as SQL<boolean>,
  credentialKeys: keysOf(connections.credentialId),
  hasPlan: isNotNull(loginPlans.connectionId) as SQL<boolean>,
}

const select = (db: Db) =>
  db
    .select(columns)
    .from(connections)
    .innerJoin(profiles, eq(profiles.id, connections.profileId))
    .leftJoin(credentials, eq(credentials.id, connections.credentialId))
    .leftJoin(credentialProviders, eq(credentialProviders.id, connections.credentialProviderId))
    .leftJoin(
      loginPlans,
      and(eq(loginPlans.connectionId, connections.id), eq(loginPlans.version, planVersion)),
    )

const owned = (projectId: string, id: string) =>
  and(eq(connections.projectId, projectId), eq(connections.id, id))

async function find(db: Db, projectId: string, id: string): Promise<Connection | undefined> {
  const [row] = await select(db).where(owned(projectId, id))
  return row
}

export const createConnectionStore = (db: Db): ConnectionStore => ({
  insert: (connection) =>
    db.transaction(async (tx) => {
      const { profileName, ...values } = connection
      const profileId = await findOrCreateProfile(tx, connection, profileName)
      const added = await tx
        .insert(connections)
        .values({ ...values, profileId, status: 'NEEDS_AUTH' })
        .onConflictDoNothing({ target: [connections.profileId, connections.domain] })
        .returning({ id: connections.id })
      const created = added[0] && (await find(tx, connection.projectId, connection.id))
      if (created) return created
      const [existing] = await tx
        .select({ id: connections.id })
        .from(connections)
        .where(and(eq(connections.profileId, profileId), eq(connections.domain, values.domain)))
      return { existingId: existing?.id ?? '' }
    }),

  find: (projectId, id) => find(db, projectId, id),

  async list(projectId, filter, page) {
    const part = filter.query && containing(filter.query)
    const rows = await select(db)
      .where(
        and(
          eq(connections.projectId, projectId),
          filter.domain ? eq(connections.domain, filter.domain) : undefined,
          filter.profileName ? eq(profiles.name, filter.profileName) : undefined,
          part
            ? or(
                ilike(connections.domain, part),
                ilike(profiles.name, part),
                eq(connections.id, filter.query ?? ''),
              )
            : undefined,
        ),
      )
      .orderBy(desc(connections.createdAt), connections.id)
      .limit(page.limit + 1)
      .offset(page.offset)
    return toPage(rows, page)
  },

  update: (projectId, id, change) =>
    db.transaction(async (tx) => {
      const whose = owned(projectId, id)
      if (Object.keys(change).length > 0) {
        // Another credential may do what the last one could not.
        const isNewTry = change.credentialId !== undefined && { failedReauths: 0 }
        await tx
          .update(connections)
          .set({ ...change, ...isNewTry })
          .where(whose)
      }
      if (change.healthChecks !== undefined || change.healthCheckSeconds !== undefined) {
        const last = sql`coalesce(${connections.lastCheckAt}, ${connections.lastSuccessAt})`
        await tx
          .update(connections)
          .set({ nextCheckAt: nextCheckAt(last) })
          .where(whose)
      }
      return find(tx, projectId, id)
    }),

  remove: (projectId, id) =>
    db.transaction(async (tx) => {
      const removed = await tx
        .delete(connections)
        .where(owned(projectId, id))
        .returning({ id: connections.id })
      if (removed.length > 0) await announce(tx, id)
      return removed.length > 0
    }),
})
