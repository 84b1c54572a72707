import { eq } from 'drizzle-orm'
import { hashToken, newApiKey, newId } from '../flows/ids.ts'
import type { Secret } from '../flows/secret.ts'
import type { Db } from './database.ts'
import { apiKeys, projects } from './schema.ts'

/** The project of a fresh installation. Its id is fixed, so that clients can name it. */
const defaultProject = { id: 'proj_default', name: 'Default' }

export interface Access {
  /** The project an API key belongs to. */
  projectOfKey(key: string): Promise<string | undefined>
}

/**
 * Adds the default project on first use, and answers whose an API key is.
 *
 * @param configuredKey - The operator's own key. It lives in the environment alone, so that taking
 *   it out there takes it away.
 */
export async function openAccess(
  db: Db,
  now: Date,
  configuredKey: Secret | undefined,
): Promise<Access> {
  await db
    .insert(projects)
    .values({ ...defaultProject, createdAt: now })
    .onConflictDoNothing()
  const configuredHash = configuredKey && hashToken(configuredKey.reveal())
  return {
    async projectOfKey(key) {
      const hash = hashToken(key)
      // Both are digests: comparing them tells nothing about the key.
      if (hash === configuredHash) return defaultProject.id
      const [row] = await db
        .select({ projectId: apiKeys.projectId })
        .from(apiKeys)
        .where(eq(apiKeys.hash, hash))
      return row?.projectId
    },
  }
}

/**
 * Makes the first API key of an installation.
 * @returns The key, to be shown once; nothing when there is a key already.
 */
export async function createFirstApiKey(db: Db, now: Date): Promise<string | undefined> {
  const [existing] = await db.select({ id: apiKeys.id }).from(apiKeys).limit(1)
  if (existing) return undefined
  const key = newApiKey()
  await db.insert(apiKeys).values({
    id: newId('key'),
    projectId: defaultProject.id,
    hash: hashToken(key),
    createdAt: now,
  })
  return key
}
