import { and, asc, eq, inArray, isNull, notExists } from 'drizzle-orm'
import type { OrganisationStore } from '../flows/custody/ports.ts'
import type { Db } from './database.ts'
import { apiKeys, organisationKeys, organisations, projects } from './schema.ts'

const columns = {
  id: organisations.id,
  name: organisations.name,
  shreddedAt: organisations.shreddedAt,
  rotationBeganAt: organisations.rotationBeganAt,
}

export const createOrganisationStore = (db: Db): OrganisationStore => ({
  list: () => db.select(columns).from(organisations).orderBy(asc(organisations.id)),

  async find(id) {
    const [row] = await db.select(columns).from(organisations).where(eq(organisations.id, id))
    return row
  },

  async withoutKeys() {
    const keys = db
      .select({ id: organisationKeys.id })
      .from(organisationKeys)
      .where(eq(organisationKeys.organisationId, organisations.id))
    const rows = await db
      .select({ id: organisations.id })
      .from(organisations)
      .where(and(isNull(organisations.shreddedAt), notExists(keys)))
    return rows.map(({ id }) => id)
  },

  shred: (id, now) =>
    db.transaction(async (tx) => {
      await tx.update(organisations).set({ shreddedAt: now }).where(eq(organisations.id, id))
      const gone = await tx
        .delete(organisationKeys)
        .where(eq(organisationKeys.organisationId, id))
        .returning({ id: organisationKeys.id })
      const own = tx
        .select({ id: projects.id })
        .from(projects)
        .where(eq(projects.organisationId, id))
      await tx.delete(apiKeys).where(inArray(apiKeys.projectId, own))
      return gone.length
    }),

  async endRotation(id) {
    await db.update(organisations).set({ rotationBeganAt: null }).where(eq(organisations.id, id))
  },
})
