import { and, asc, eq, ilike, inArray, or, sql } from 'drizzle-orm'
import type {
  CredentialProviderChange,
  CredentialProviderRecord,
  CredentialProviderStore,
} from '../flows/providers/ports.ts'
import type { Db } from './database.ts'
import { isTaken } from './is-taken.ts'
import { containing, toPage } from './paging.ts'
import { connections, projects, credentialProviders as table } from './schema.ts'

const columns = {
  id: table.id,
  projectId: table.projectId,
  name: table.name,
  type: table.providerType,
  enabled: table.enabled,
  priority: table.priority,
  cacheSeconds: table.cacheSeconds,
  baseUrl: table.baseUrl,
  file: table.file,
  hasKeyFile: sql<boolean>`${table.sealedKeyFile} is not null`,
  createdAt: table.createdAt,
  updatedAt: table.updatedAt,
}

/** What is fetched through it may be right from now on. */
const isMended = ({
  sealedToken,
  sealedKeyFile,
  baseUrl,
  file,
  enabled,
}: CredentialProviderChange) =>
  [sealedToken, sealedKeyFile, baseUrl, file, enabled].some((part) => part !== undefined)

export const createCredentialProviderStore = (db: Db): CredentialProviderStore => {
  const organisationOf = (projectId: string) =>
    db.select({ id: projects.organisationId }).from(projects).where(eq(projects.id, projectId))
  const shared = (projectId: string) => eq(table.organisationId, organisationOf(projectId))
  const owned = (projectId: string, id: string) => and(shared(projectId), eq(table.id, id))
  const inOrder = [asc(table.priority), asc(table.createdAt), asc(table.id)]

  /** Logins by themselves that had given up may be tried again. */
  async function tryAnew(tx: Db, projectId: string, id: string): Promise<void> {
    const organisation = db
      .select({ id: projects.id })
      .from(projects)
      .where(eq(projects.organisationId, organisationOf(projectId)))
    const usesAny = and(
      eq(connections.credentialLookup, 'any'),
      inArray(connections.projectId, organisation),
    )
    await tx
      .update(connections)
      .set({ failedReauths: 0 })
      .where(or(eq(connections.credentialProviderId, id), usesAny))
  }

  async function find(
    projectId: string,
    id: string,
  ): Promise<CredentialProviderRecord | undefined> {
    const [row] = await db.select(columns).from(table).where(owned(projectId, id))
    return row
  }

  async function idOf(projectId: string, name: string): Promise<string | undefined> {
    const [row] = await db
      .select({ id: table.id })
      .from(table)
      .where(and(shared(projectId), eq(table.name, name)))
    return row?.id
  }

  return {
    async insert({ type, ...provider }) {
      const [added] = await db
        .insert(table)
        .values({
          ...provider,
          organisationId: sql`${organisationOf(provider.projectId)}`,
          providerType: type,
          enabled: true,
          priority: 0,
          updatedAt: provider.createdAt,
        })
        .onConflictDoNothing({ target: [table.organisationId, table.name] })
        .returning(columns)
      return added ?? { existingId: (await idOf(provider.projectId, provider.name)) ?? '' }
    },

    find,
    idOf,

    async list(projectId, { query }, page) {
      const rows = await db
        .select(columns)
        .from(table)
        .where(
          and(
            shared(projectId),
            query ? or(ilike(table.name, containing(query)), eq(table.id, query)) : undefined,
          ),
        )
        .orderBy(...inOrder)
        .limit(page.limit + 1)
        .offset(page.offset)
      return toPage(rows, page)
    },

    enabled: (projectId) =>
      db
        .select(columns)
        .from(table)
        .where(and(shared(projectId), table.enabled))
        .orderBy(...inOrder),

    async sealed(id) {
      const [row] = await db
        .select({ sealedToken: table.sealedToken, sealedKeyFile: table.sealedKeyFile })
        .from(table)
        .where(eq(table.id, id))
      return row
    },

    async update(projectId, id, change, now) {
      try {
        return await db.transaction(async (tx) => {
          const [updated] = await tx
            .update(table)
            .set({ ...change, updatedAt: now })
            .where(owned(projectId, id))
            .returning(columns)
          if (updated && isMended(change)) await tryAnew(tx, projectId, id)
          return updated
        })
      } catch (error) {
        if (isTaken(error)) return 'name_taken'
        throw error
      }
    },

    async remove(projectId, id) {
      const removed = await db.delete(table).where(owned(projectId, id)).returning({ id: table.id })
      return removed.length > 0
    },
  }
}
