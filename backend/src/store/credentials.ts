import {
  and,
  asc,
  type Column,
  desc,
  eq,
  getTableColumns,
  ilike,
  inArray,
  isNotNull,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { CredentialRecord, CredentialStore } from '../flows/credentials/ports.ts'
import type { Db } from './database.ts'
import { isTaken } from './is-taken.ts'
import { containing, toPage } from './paging.ts'
import { connections, credentials, credentialValues } from './schema.ts'

const { sealedTotp, fromProvider, ...plain } = getTableColumns(credentials)

/** Storage names of a credential's values, in alphabetical order. */
export function keysOf(credentialId: Column): SQL<string[]> {
  const { ref, credentialId: owner } = credentialValues
  return sql<string[]>`(
    select coalesce(json_agg(${ref} order by ${ref}), '[]')
      from ${credentialValues} where ${owner} = ${credentialId}
  )`
}

const columns = {
  ...plain,
  hasTotp: isNotNull(sealedTotp) as SQL<boolean>,
  valueKeys: keysOf(credentials.id),
}

const owned = (projectId: string, id: string) =>
  and(eq(credentials.projectId, projectId), eq(credentials.id, id))

async function findById(
  db: Db,
  projectId: string,
  id: string,
): Promise<CredentialRecord | undefined> {
  const [row] = await db.select(columns).from(credentials).where(owned(projectId, id))
  return row
}

async function idOf(db: Db, projectId: string, name: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: credentials.id })
    .from(credentials)
    .where(and(eq(credentials.projectId, projectId), eq(credentials.name, name)))
  return row?.id
}

/** Adds values and replaces those of the same names. Call inside a transaction. */
export async function mergeValues(
  tx: Db,
  credentialId: string,
  sealedValues: Record<string, string>,
): Promise<void> {
  const rows = Object.entries(sealedValues).map(([ref, sealed]) => ({ credentialId, ref, sealed }))
  if (rows.length === 0) return
  await tx
    .insert(credentialValues)
    .values(rows)
    .onConflictDoUpdate({
      target: [credentialValues.credentialId, credentialValues.ref],
      set: { sealed: sql`excluded.sealed` },
    })
}

export const createCredentialStore = (db: Db): CredentialStore => ({
  insert: (credential) =>
    db.transaction(async (tx) => {
      const { sealedValues, ...row } = credential
      const { projectId, id, name } = row
      const added = await tx
        .insert(credentials)
        .values({ ...row, updatedAt: row.createdAt })
        .onConflictDoNothing({ target: [credentials.projectId, credentials.name] })
        .returning({ id: credentials.id })
      if (added.length === 0) return { existingId: (await idOf(tx, projectId, name)) ?? '' }
      await mergeValues(tx, id, sealedValues)
      const created = await findById(tx, projectId, id)
      if (!created) throw new Error('An insert left no row.')
      return created
    }),

  async find(projectId, idOrName) {
    const [row] = await db
      .select(columns)
      .from(credentials)
      .where(
        and(
          eq(credentials.projectId, projectId),
          or(eq(credentials.id, idOrName), eq(credentials.name, idOrName)),
        ),
      )
      .orderBy(desc(eq(credentials.id, idOrName)))
      .limit(1)
    return row
  },

  async list(projectId, filter, page) {
    const part = filter.query && containing(filter.query)
    const rows = await db
      .select(columns)
      .from(credentials)
      .where(
        and(
          eq(credentials.projectId, projectId),
          filter.domain ? eq(credentials.domain, filter.domain) : undefined,
          part
            ? or(
                ilike(credentials.name, part),
                ilike(credentials.domain, part),
                eq(credentials.id, filter.query ?? ''),
              )
            : undefined,
        ),
      )
      .orderBy(desc(credentials.createdAt), asc(credentials.id))
      .limit(page.limit + 1)
      .offset(page.offset)
    return toPage(rows, page)
  },

  async update(projectId, id, change, now) {
    const { removedKeys = [], sealedValues = {}, ...row } = change
    // Who names the provider says whose the values are.
    const isNamed = row.ssoProvider !== undefined
    try {
      return await db.transaction(async (tx) => {
        const changed = await tx
          .update(credentials)
          .set({ ...row, ...(isNamed && { fromProvider: false }), updatedAt: now })
          .where(owned(projectId, id))
          .returning({ id: credentials.id })
        if (changed.length === 0) return undefined
        if (removedKeys.length > 0) {
          await tx
            .delete(credentialValues)
            .where(
              and(
                eq(credentialValues.credentialId, id),
                inArray(credentialValues.ref, removedKeys),
              ),
            )
        }
        await mergeValues(tx, id, sealedValues)
        const isNewTry =
          row.sealedTotp !== undefined || removedKeys.length + Object.keys(sealedValues).length > 0
        if (isNewTry) {
          // Other values may do what these could not: logins by themselves are tried again.
          await tx
            .update(connections)
            .set({ failedReauths: 0 })
            .where(eq(connections.credentialId, id))
        }
        return findById(tx, projectId, id)
      })
    } catch (error) {
      if (isTaken(error)) return 'name_taken'
      throw error
    }
  },

  async remove(projectId, id) {
    const removed = await db
      .delete(credentials)
      .where(owned(projectId, id))
      .returning({ id: credentials.id })
    return removed.length > 0
  },

  idOf: (projectId, name) => idOf(db, projectId, name),

  async sealed(id) {
    const [row] = await db.select().from(credentials).where(eq(credentials.id, id))
    if (!row) return undefined
    const rows = await db
      .select()
      .from(credentialValues)
      .where(eq(credentialValues.credentialId, id))
    return {
      values: Object.fromEntries(rows.map(({ ref, sealed }) => [ref, sealed])),
      totp: row.sealedTotp ?? undefined,
      ssoProvider: row.ssoProvider ?? undefined,
      fromProvider: row.fromProvider,
    }
  },
})
