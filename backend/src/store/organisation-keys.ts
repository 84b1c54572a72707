import { and, asc, count, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { type KeyStore, type KeySuite, keySuites } from '../flows/custody/ports.ts'
import type { Db } from './database.ts'
import { organisationKeys, organisations, projects } from './schema.ts'

const publicColumns = {
  id: organisationKeys.id,
  organisationId: organisationKeys.organisationId,
  suite: organisationKeys.suite,
  publicKey: organisationKeys.publicKey,
}

const bySuite = (left: { suite: KeySuite }, right: { suite: KeySuite }) =>
  keySuites.indexOf(left.suite) - keySuites.indexOf(right.suite)

/** The key pairs of organisations: public halves, and private ones as their wrapping left them. */
export const createKeyStore = (db: Db): KeyStore => ({
  async ofProject(projectId) {
    const rows = await db
      .select(publicColumns)
      .from(organisationKeys)
      .innerJoin(projects, eq(projects.organisationId, organisationKeys.organisationId))
      .where(and(eq(projects.id, projectId), isNull(organisationKeys.retiredAt)))
    return rows.sort(bySuite)
  },

  async known(projectId, keyId) {
    const [row] = await db
      .select(publicColumns)
      .from(organisationKeys)
      .innerJoin(projects, eq(projects.organisationId, organisationKeys.organisationId))
      .where(and(eq(projects.id, projectId), eq(organisationKeys.id, keyId)))
    return row
  },

  async organisationOf(projectId) {
    const [row] = await db
      .select({ organisationId: projects.organisationId })
      .from(projects)
      .where(eq(projects.id, projectId))
    return row?.organisationId
  },

  async find(keyId) {
    const [row] = await db.select().from(organisationKeys).where(eq(organisationKeys.id, keyId))
    return row
  },

  ofOrganisation: (organisationId) =>
    db
      .select()
      .from(organisationKeys)
      .where(eq(organisationKeys.organisationId, organisationId))
      .orderBy(desc(organisationKeys.version), desc(organisationKeys.suite)),

  add: (keys) =>
    db.transaction(async (tx) => {
      const [first] = keys
      if (!first) return false
      const { organisationId, version, createdAt } = first
      // Held until the new version stands: a shredding waits, or has been here before.
      const [organisation] = await tx
        .select({ shreddedAt: organisations.shreddedAt })
        .from(organisations)
        .where(eq(organisations.id, organisationId))
        .for('update')
      if (!organisation || organisation.shreddedAt) return false
      const [existing] = await tx
        .select({ id: organisationKeys.id })
        .from(organisationKeys)
        .where(
          and(
            eq(organisationKeys.organisationId, organisationId),
            eq(organisationKeys.version, version),
          ),
        )
        .limit(1)
      if (existing) return false
      await tx
        .update(organisationKeys)
        .set({ retiredAt: createdAt })
        .where(
          and(
            eq(organisationKeys.organisationId, organisationId),
            isNull(organisationKeys.retiredAt),
          ),
        )
      await tx.insert(organisationKeys).values(keys)
      if (version > 1) {
        await tx
          .update(organisations)
          .set({ rotationBeganAt: createdAt })
          .where(eq(organisations.id, organisationId))
      }
      return true
    }),

  onePerWrapper: () =>
    db
      .selectDistinctOn([organisationKeys.wrappedBy])
      .from(organisationKeys)
      .orderBy(organisationKeys.wrappedBy),

  notWrappedBy: (keyEncryptionId, limit) =>
    db
      .select()
      .from(organisationKeys)
      .where(ne(organisationKeys.wrappedBy, keyEncryptionId))
      .orderBy(asc(organisationKeys.id))
      .limit(limit),

  async count(keyEncryptionId) {
    const [row] = await db
      .select({
        all: count(),
        wrapped: sql<string>`count(*) filter (where ${organisationKeys.wrappedBy} = ${keyEncryptionId})`,
      })
      .from(organisationKeys)
    return { all: row?.all ?? 0, wrapped: Number(row?.wrapped ?? 0) }
  },

  async rewrap(changes, keyEncryptionId) {
    // One statement a batch: row by row, 100,000 keys would take minutes.
    await db.execute(sql`
      update organisation_keys
        set wrapped_by = ${keyEncryptionId}, wrapped_private_key = change.wrapped
        from (
          select value ->> 'id' as id, value ->> 'from' as known, value ->> 'to' as wrapped
            from jsonb_array_elements(${JSON.stringify(changes)}::jsonb)
        ) as change
        where organisation_keys.id = change.id
          and organisation_keys.wrapped_private_key = change.known`)
  },

  async remove(keyIds) {
    if (keyIds.length === 0) return
    await db.delete(organisationKeys).where(inArray(organisationKeys.id, keyIds))
  },
})
